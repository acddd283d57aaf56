"""Materials are copied in whole, never over each other, and found again whatever they are called."""

from pathlib import Path

import pytest

from exchange.evidence_folder import Standing, find, folder_of, keep, opened, sha256_of
from scoring.materials import Material
from scoring.problems import Refused


def written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def kept(folder: Path, *sources: Path, name: str = "甲局_案件") -> list[Material]:
    done = keep(folder, sources, [name] * len(sources))
    return [
        Material(code=f"Z{n:03d}", file=one.file, sha256=one.sha256, size=one.size)
        for n, one in enumerate(done, start=1)
    ]


def test_the_folder_stands_beside_the_store_under_its_name(tmp_path: Path) -> None:
    assert folder_of(tmp_path / "2025年度考核.qheng") == tmp_path / "2025年度考核_附件"


def test_two_files_of_one_name_are_both_kept_and_one_content_once(tmp_path: Path) -> None:
    folder = tmp_path / "附件"
    one, two = written(tmp_path / "a" / "扫描.pdf", b"one"), written(tmp_path / "b" / "扫描.pdf", b"two")
    materials = kept(folder, one, two)
    assert [m.file for m in materials] == ["甲局_案件_扫描.pdf", "甲局_案件_扫描_v2.pdf"]
    assert [(folder / m.file).read_bytes() for m in materials] == [b"one", b"two"]
    (again,) = keep(folder, [written(tmp_path / "c" / "别名.pdf", b"one")], ["乙局"])
    assert again.known
    assert again.file == "甲局_案件_扫描.pdf"
    assert len(list(folder.iterdir())) == 2


def test_a_name_that_leaves_the_folder_does_not(tmp_path: Path) -> None:
    folder = tmp_path / "附件"
    (one,) = keep(folder, [written(tmp_path / "x.pdf", b"x")], ["../../甲/局\\con:"])
    assert (folder / one.file).read_bytes() == b"x"
    assert [path.name for path in folder.iterdir()] == [one.file]


def test_a_renamed_file_is_found_and_a_changed_or_lost_one_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "附件"
    sources = [written(tmp_path / f"{n}.pdf", f"content {n}".encode()) for n in range(4)]
    materials = kept(folder, *sources)
    (folder / materials[1].file).rename(folder / "别的名字.pdf")
    (folder / materials[2].file).write_bytes(b"else")
    (folder / materials[3].file).unlink()
    found = find(folder, materials)
    assert [found[m.code].standing for m in materials] == [
        Standing.THERE,
        Standing.RENAMED,
        Standing.CHANGED,
        Standing.GONE,
    ]
    assert found["Z002"].path == folder / "别的名字.pdf"
    assert {one.standing for one in find(tmp_path / "nowhere", materials).values()} == {Standing.GONE}


def test_what_is_opened_is_known_by_its_hash_not_by_its_name_and_size(tmp_path: Path) -> None:
    folder = tmp_path / "附件"
    (material,) = kept(folder, written(tmp_path / "a.pdf", b"right"))
    place = folder / material.file
    place.rename(folder / "moved.pdf")
    place.write_bytes(b"wrong")  # of the same size
    found = opened(folder, material)
    assert found.standing is Standing.RENAMED
    assert found.path is not None
    assert sha256_of(found.path) == material.sha256
    found.path.unlink()
    assert opened(folder, material).standing is Standing.CHANGED
    place.unlink()
    assert opened(folder, material).standing is Standing.GONE


def test_one_file_that_cannot_be_taken_stops_them_all_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "附件"
    good, lost = written(tmp_path / "a.pdf", b"a"), tmp_path / "lost.pdf"
    with pytest.raises(Refused) as refusal:
        keep(folder, [good, lost, tmp_path], ["甲"] * 3)
    assert [problem.code for problem in refusal.value.problems] == ["evidence.unreadable", "evidence.no_file"]
    assert not folder.exists()


def test_a_cancelled_copy_leaves_no_file_of_it(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def report(step: int, steps: int) -> None:
        if step > 1000:
            raise Stopped

    folder = tmp_path / "附件"
    sources = [written(tmp_path / f"{n}.pdf", bytes([n]) * 10) for n in range(3)]
    with pytest.raises(Stopped):
        keep(folder, sources, ["甲"] * 3, report)
    assert list(folder.iterdir()) == []
