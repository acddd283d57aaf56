"""The verb that begins a new year in a store."""

from argparse import Namespace

from cli.exits import EXIT_COMPLETE, EXIT_USAGE
from cli.sources import CommandError, choose, is_store
from exchange.wording import word
from exchange.year_words import carried_text
from scoring.years.new_year import carried, for_year


def new_year(arguments: Namespace, language: str) -> int:
    """Add next year's assessment to a store, made of an earlier one there; print what came along."""
    path = arguments.store
    if not is_store(path, language):
        raise CommandError(word("store.not_a_store", language, path=str(path)), EXIT_USAGE)
    if arguments.year is not None and not 1949 <= arguments.year <= 2999:
        raise CommandError(word("cli.year_range", language, year=str(arguments.year)), EXIT_USAGE)
    from db.rows import with_new_uids
    from db.store import Store

    store = Store.open(path)
    try:
        infos = store.assessments()
        known = [(info.uid, info.id, info.title) for info in infos]
        earlier = store.read(choose(known, arguments.earlier or None, path, language))
        year = earlier.plan.year + 1 if arguments.year is None else arguments.year
        taken = frozenset(info.id for info in infos)
        new = with_new_uids(for_year(earlier, year, title=(arguments.title or "").strip(), taken=taken))
        with store.work(word("cli.label_add", language, title=new.plan.title)) as work:
            work.add(new)
    finally:
        store.close()
    print(word("cli.added", language, path=str(path), title=new.plan.title))
    print(carried_text(carried(earlier, new), new.plan, language))
    return EXIT_COMPLETE
