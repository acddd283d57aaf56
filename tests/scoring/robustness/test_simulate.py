"""A simulation counts what ranking every drawn set of weights by itself gives, and its figures follow from that."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.evaluate import evaluate
from scoring.problems import Refused
from scoring.robustness.acceptability import Acceptability
from scoring.robustness.draws import Dirichlet, Uniform, Variation, draws
from scoring.robustness.places import FEW
from scoring.robustness.rates import Rates, flat_rates, rates_of
from scoring.robustness.simulate import simulate
from tests.scoring.build import read
from tests.scoring.robustness.trees import Node, sample_city, tree_document

Floats = NDArray[np.float64]


def random_rates(units: int, leaves: int, seed: int, *, gaps: bool = True) -> Rates:
    """Rates with ties: few different values, some units alike, some values missing."""
    source = np.random.default_rng(seed)
    matrix = source.integers(0, 5, (units, leaves)) / 4
    if gaps:
        matrix[source.random(matrix.shape) < 0.2] = np.nan
    matrix[0, 0] = 1
    matrix[units // 2] = matrix[0]
    return flat_rates(matrix, source.integers(1, 10, leaves))


def ranks_one_by_one(rates: Rates, weights: Floats) -> NDArray[np.int64]:
    """The ranks (draws × units) by the formula for one level, a unit and a draw at a time."""
    points, here = rates.table.points, rates.table.here
    found = []
    for row in weights:
        values = []
        for unit in range(points.shape[1]):
            there = here[:, unit]
            reached = (points[there, unit] / rates.weights[there] * row[there]).sum()
            values.append(round(reached / row[there].sum() if there.any() else 0.0, 10))
        found.append([1 + sum(other > own for other in values) for own in values])
    return np.array(found)


@pytest.mark.parametrize("variation", [Uniform(20), Uniform(90), Dirichlet(30)])
@pytest.mark.parametrize(("units", "leaves"), [(6, 5), (1, 3), (FEW + 10, 4)])
def test_counts_are_exactly_those_of_the_same_draws_ranked_one_by_one(
    variation: Variation, units: int, leaves: int
) -> None:
    rates = random_rates(units, leaves, 5)
    found = simulate(rates, variation, 60, 3)
    weights = np.concatenate(list(draws(rates, variation, 3, 60, 7)))
    ranks = ranks_one_by_one(rates, weights)
    expected = [[(ranks[:, unit] == rank).sum() for rank in range(1, units + 1)] for unit in range(units)]
    assert found.counts.tolist() == expected


def test_the_figures_are_those_of_the_ranks_drawn() -> None:
    rates = random_rates(7, 6, 1, gaps=False)
    found = simulate(rates, Uniform(60), 500, 11)
    weights = np.concatenate(list(draws(rates, Uniform(60), 11, 500, 500)))
    ranks = ranks_one_by_one(rates, weights)
    base = ranks_one_by_one(rates, rates.weights[None, :])[0]
    assert found.base.tolist() == base.tolist()
    np.testing.assert_allclose(found.expected, ranks.mean(axis=0))
    ordered = np.sort(ranks, axis=0)
    assert found.median.tolist() == ordered[249].tolist()
    assert found.quantile(0.05).tolist() == ordered[24].tolist()
    assert found.quantile(0.95).tolist() == ordered[474].tolist()
    assert found.quantile(1).tolist() == ordered[-1].tolist()
    np.testing.assert_allclose(found.top(3), (ranks <= 3).mean(axis=0))
    np.testing.assert_allclose(found.shares.sum(axis=1), 1)
    np.testing.assert_allclose(found.shift, np.abs(ranks - base).mean(axis=0))
    rho = [1 - 6 * ((row - base) ** 2).sum() / (7**3 - 7) for row in ranks]
    assert found.spearman == pytest.approx(np.mean(rho))
    winning = [[(ranks[:, a] < ranks[:, b]).mean() for b in range(7)] for a in range(7)]
    np.testing.assert_allclose(np.asarray(found.winning), winning)
    pairs = [(a, b) for a in range(7) for b in range(7) if base[a] < base[b]]
    kept = [np.mean([np.sign(row[b] - row[a]) for a, b in pairs]) for row in ranks]
    assert found.kendall == pytest.approx(np.mean(kept))


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    rates = random_rates(8, 5, 2)
    first, again, other = (simulate(rates, Uniform(50), 2000, seed) for seed in (4, 4, 5))
    assert (first.counts == again.counts).all()
    assert (first.counts != other.counts).any()
    assert (first.seed, first.variation, first.draws, first.asked) == (4, Uniform(50), 2000, 2000)


@settings(deadline=None)
@given(size=st.integers(1, 70), variation=st.sampled_from([Uniform(30), Dirichlet(5)]))
def test_the_draws_do_not_depend_on_how_they_are_batched(size: int, variation: Variation) -> None:
    rates = random_rates(3, 4, 9)
    whole = np.concatenate(list(draws(rates, variation, 1, 50, 50)))
    assert (np.concatenate(list(draws(rates, variation, 1, 50, size))) == whole).all()


def test_uniform_weights_stay_within_their_percent_and_fill_it() -> None:
    rates = random_rates(3, 4, 9)
    factors = np.concatenate(list(draws(rates, Uniform(15), 1, 20_000, 20_000))) / rates.weights
    assert 0.85 <= factors.min() < 0.8505
    assert 1.1495 < factors.max() <= 1.15
    np.testing.assert_allclose(factors.mean(axis=0), 1, atol=0.005)


def test_dirichlet_weights_have_the_plans_weights_as_means_and_the_stated_spread() -> None:
    rates = flat_rates(np.ones((2, 3)), [50, 30, 20])
    weights = np.concatenate(list(draws(rates, Dirichlet(40), 1, 40_000, 40_000)))
    shares = weights / weights.sum(axis=1, keepdims=True)
    means = np.array([0.5, 0.3, 0.2])
    np.testing.assert_allclose(shares.mean(axis=0), means, atol=0.002)
    np.testing.assert_allclose(shares.std(axis=0), np.sqrt(means * (1 - means) / 41), rtol=0.02)


def test_weights_inside_a_group_that_is_no_sum_are_drawn_around_their_share_of_it() -> None:
    inner = tuple(Node(code, Fraction(weight), (50, 60)) for code, weight in (("A", 3), ("B", 1)))
    nodes = [Node("G", Fraction(60), (), "geometric", inner), Node("C", Fraction(40), (70, 20))]
    assessment = read(tree_document(nodes, 2))
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    assert rates.columns == ("G", "A", "B", "C")
    weights = np.concatenate(list(draws(rates, Dirichlet(50), 1, 20_000, 20_000)))
    np.testing.assert_allclose((weights[:, 0] / weights[:, [0, 3]].sum(axis=1)).mean(), 0.6, atol=0.005)
    np.testing.assert_allclose((weights[:, 1] / weights[:, [1, 2]].sum(axis=1)).mean(), 0.75, atol=0.005)


def test_a_very_low_concentration_draws_extreme_weights_and_still_figures() -> None:
    found = simulate(random_rates(5, 6, 3), Dirichlet(0.001), 500, 1)
    assert found.counts.sum() == 5 * 500


def test_weights_that_do_not_move_leave_every_unit_in_its_place() -> None:
    found = simulate(random_rates(6, 4, 8), Uniform(0), 100, 1)
    assert found.shift.tolist() == [0] * 6
    assert found.median.tolist() == found.base.tolist()


def test_a_single_unit_is_always_first() -> None:
    found = simulate(flat_rates([[0.3, 0.4]], [1, 2]), count=50)
    assert found.counts.tolist() == [[50]]
    assert (found.spearman, found.kendall) == (None, None)
    assert found.expected.tolist() == found.median.tolist() == [1]


@pytest.mark.parametrize("units", [4, FEW + 2])
def test_units_that_are_all_alike_all_share_the_first_place(units: int) -> None:
    found = simulate(flat_rates(np.full((units, 3), 0.7), [1, 2, 3]), count=50)
    assert found.counts[:, 0].tolist() == [50] * units
    assert found.kendall is None
    assert found.shift.tolist() == [0] * units


def test_totals_may_be_compared_as_they_are_published() -> None:
    """U0 is ahead by less than the last published place, whatever the weights."""
    leaf = Node("A", Fraction(50), (80, 80)), Node("B", Fraction(50), (80, 80))
    document = tree_document(leaf, 2, rounding={"leaf_places": None, "total_places": 1})
    document["values"]["A"]["U0"] = "40.01"
    assessment = read(document)
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    assert simulate(rates, count=100).top(1).tolist() == [1, 0]
    assert simulate(rates, count=100, rounded=True).top(1).tolist() == [1, 1]


@pytest.mark.parametrize("units", [100, FEW + 40])
def test_progress_shows_growing_counts_and_the_end_is_the_answer(units: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoring.robustness.simulate.EVERY", 0)
    told: list[Acceptability] = []
    rates = random_rates(units, 4, 2)
    found = simulate(rates, Uniform(20), 4000, 1, progress=told.append)
    done = [step.draws for step in told]
    assert done
    assert done == sorted(set(done))
    assert done[-1] < found.draws == 4000
    assert all(step.counts.sum() == step.draws * units for step in told)
    assert all((step.counts <= found.counts).all() for step in told)


@pytest.mark.parametrize("units", [100, FEW + 40])
def test_a_cancelled_simulation_gives_what_there_is_by_then(units: int) -> None:
    found = simulate(random_rates(units, 4, 2), Uniform(20), 10_000, 1, cancelled=lambda: True)
    assert 0 < found.draws < found.asked == 10_000
    assert found.counts.sum() == found.draws * units


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"variation": Uniform(100)}, "robustness.percent"),
        ({"variation": Uniform(-1)}, "robustness.percent"),
        ({"variation": Uniform(float("nan"))}, "robustness.percent"),
        ({"variation": Dirichlet(0)}, "robustness.concentration"),
        ({"variation": Dirichlet(float("nan"))}, "robustness.concentration"),
        ({"seed": -1}, "robustness.seed"),
        ({"count": 0}, "robustness.draws"),
        ({"count": 1_000_001}, "robustness.draws"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_reason(more: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        simulate(random_rates(3, 2, 1), **more)
    assert refused.value.problems[0].code == code


@pytest.mark.parametrize("k", [0, 4])
def test_the_first_k_places_are_some_of_those_there_are(k: int) -> None:
    found = simulate(random_rates(3, 2, 1), count=10)
    with pytest.raises(Refused) as refused:
        found.top(k)
    assert refused.value.problems[0].code == "robustness.top"


def test_the_sample_city_is_firm_but_for_its_first_two() -> None:
    assessment = sample_city()
    rates = rates_of(assessment.plan, evaluate(assessment.plan, assessment.entries))
    found = simulate(rates, Uniform(20), 2000, 1)
    first = dict(zip(found.units, found.top(1).tolist(), strict=True))
    assert first["U05"] > 0.85
    assert first["U05"] + first["U01"] == 1
    assert found.spearman is not None
    assert found.spearman > 0.99
