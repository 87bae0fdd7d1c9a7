"""Drift: each rule by histories that were worked out by hand, and how often it is wrong in histories without drift."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable

import pytest

from pipelines.reporting.drift import FEWEST_RUNS, RunWarning, silence_of, warnings_of
from pipelines.reporting.figures import Figure, figure
from pipelines.reporting.records import History
from pipelines.reporting.statistics import chance_index, robust_z, silence_chance, stability_index
from tests.fortnight import TODAY, Figures, arrivals, history, morning, morning_with, spread, today


def test_robust_z_is_told_in_deviations_that_one_odd_value_does_not_move() -> None:
    # The median is 12, the deviations from it 2, 0, 1, 1, 0 have the median 1: (20 − 12) / 1.4826.
    assert robust_z(20, [10, 12, 11, 13, 12]) == pytest.approx(5.3959, abs=1e-4)
    assert robust_z(20, [10, 12, 11, 13, 12_000]) == pytest.approx(5.3959, abs=1e-4)


def test_robust_z_of_a_steady_figure_is_told_by_what_chance_alone_does() -> None:
    assert robust_z(24, [30] * 14, least=3) == -2
    assert (robust_z(30, [30] * 14), robust_z(29, [30] * 14)) == (0, -math.inf)


def test_stability_index_is_the_sum_over_the_bins() -> None:
    # With half a count added to each: p = (0.5, 10.5) / 11, q = (5.5, 5.5) / 11.
    # (p − q) · ln(p / q) = −0.45455 · −2.39790 + 0.45455 · 0.64663
    assert stability_index((0, 10), (5, 5)) == pytest.approx(1.3839, abs=1e-4)
    assert stability_index((7, 7, 7), (70, 70, 70)) == pytest.approx(0, abs=1e-3)


def test_stability_index_of_few_counts_is_large_by_chance() -> None:
    assert chance_index(50, 700, 10) == pytest.approx(27.877 * (1 / 50 + 1 / 700))


def test_silence_is_as_unlikely_as_that_of_a_poisson_process() -> None:
    assert silence_chance(2, 3.5) == pytest.approx(math.exp(-7)) == pytest.approx(0.000912, abs=1e-6)


def warned(figures: Figures, before: History) -> list[str]:
    return [warning.about for warning in warnings_of(today(figures), before)]


def test_usual_morning_has_no_warning() -> None:
    assert warnings_of(today(morning()), history(morning)) == []


def test_what_the_pull_warned_of_is_told_from_the_first_run_on() -> None:
    figures = {**morning(), figure("warned", "tin", "3 articles listed; expected 10 to 100"): 1}
    assert warnings_of(today(figures), History(arrivals={})) == [
        RunWarning("tin", "3 articles listed; expected 10 to 100")
    ]


@pytest.mark.parametrize(
    ("a_day", "silent_days", "is_told"),
    [
        (10, 0.0, False),  # it has just brought something
        (10, 0.9, False),  # e⁻⁹, but no more than a night
        (10, 1.0, True),  # e⁻¹⁰
        (2, 3.0, False),  # e⁻⁶ = 0.0025
        (2, 4.0, True),  # e⁻⁸ = 0.0003
        (0.1, 10.0, False),  # a source that brings something every ten days
    ],
)
def test_source_is_silent_when_it_brought_more_before(a_day: float, silent_days: float, is_told: bool) -> None:
    said = silence_of(arrivals(a_day, silent_days), today(morning()))
    assert bool(said) is is_told
    if said:
        assert said.startswith(
            f"nothing new for {silent_days:.1f} days; in 14 days it brought {a_day:.1f} articles a day"
        )


def test_silence_is_not_told_before_a_source_is_known() -> None:
    assert silence_of(arrivals(10, 3, pulls=FEWEST_RUNS), today(morning())) is None
    assert silence_of(arrivals(10, 3, pulls=FEWEST_RUNS + 1), today(morning()))


def test_silence_of_a_source_is_told_with_its_name() -> None:
    quiet = history(morning, tin=arrivals(30, 2), news=arrivals(28, 0))
    (warning,) = warnings_of(today(morning()), quiet)
    assert warning.about == "tin"
    assert "(the chance of such a silence is less than 1 in a billion)" in warning.text


def test_source_that_lists_far_fewer_is_told_with_the_numbers() -> None:
    (warning,) = warnings_of(today({**morning(), figure("listed", "tin"): 8}), history(morning))
    # On the scale of roots 2·√8.375 = 5.79 and 2·√41.375 = 12.86, whose deviation is 1: −7.1.
    assert str(warning) == (
        "tin: lists fewer than usual: 8; the median of the last 14 runs is 41 (40 to 42); robust z -7.1, far is "
        "beyond ±5"
    )


def test_source_that_lists_more_than_usual_is_not_told() -> None:
    assert warned({**morning(), figure("listed", "tin"): 900}, history(morning)) == []


def test_mentions_per_article_are_compared_by_language() -> None:
    fewer = {**morning(), figure("mentions in", "Tin", "vi"): 32 * 12}
    (warning,) = warnings_of(today(fewer), history(morning))
    # ln 13 − ln 39 = −1.0986, beside 0.75 / √32 = 0.1326 by chance.
    assert str(warning) == (
        "mentions per article (Vietnamese): 12.0; the median of the last 14 runs is 38.0 (38.0 to 38.0); robust z "
        "-8.3, far is beyond ±5"
    )


def test_outlet_whose_articles_lose_their_text_is_told() -> None:
    shorter = {**morning(), figure("characters", "News", "en"): 28 * 700}
    assert warned(shorter, history(morning)) == ["characters per article (News)"]


def test_average_of_few_articles_is_not_told() -> None:
    few = {**morning(), figure("articles", "News", "en"): 19, figure("characters", "News", "en"): 19 * 100}
    few[figure("mentions in", "News", "en")] = 19
    assert warned(few, history(morning)) == []


def test_shifted_confidence_is_told_by_kind_with_both_means() -> None:
    low = morning_with("officials", (30, 15, 8, 4, 2, 1, 0, 0, 0, 0))
    (warning,) = warnings_of(today(low), history(morning))
    assert warning.about == "confidence of officials"
    assert warning.text.startswith("0.14 on average, 0.86 over the last 14 runs; stability index ")


def test_few_facts_shift_by_chance_and_are_not_told() -> None:
    # Of 30 tasks a third lies lower: the index is above 0.25, and yet not above what chance does with 30.
    lower = morning_with("tasks", (0, 0, 0, 0, 4, 4, 6, 6, 6, 4))
    found, usual = (0, 0, 0, 0, 4, 4, 6, 6, 6, 4), (0, 0, 0, 0, 28, 42, 70, 140, 280, 140)
    assert 0.25 < stability_index(found, usual) < chance_index(30, 700, 10)
    assert warned(lower, history(morning)) == []


def test_share_of_unknown_titles_is_told_in_per_cent() -> None:
    odd = {**morning(), figure("titles", of="known"): 30, figure("titles", of="unknown"): 30}
    (warning,) = warnings_of(today(odd), history(morning))
    assert warning.about == "unknown titles"
    # Of 60 positions 10 % are usual, give or take 3.9.
    assert warning.text.startswith("50.0 %; the median of the last 14 runs is 10.0 % (10.0 to 10.0); robust z +10.3")


def broken() -> dict[Figure, float]:
    """A morning on which all is far from usual."""
    return {
        **morning_with("officials", (60, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        figure("listed", "tin"): 1,
        figure("mentions in", "Tin", "vi"): 32,
        figure("characters", "Tin", "vi"): 32 * 100,
        figure("titles", of="known"): 0,
        figure("titles", of="unknown"): 60,
    }


def test_nothing_is_far_from_usual_before_a_week_of_runs() -> None:
    assert len(warned(broken(), history(morning, days=FEWEST_RUNS))) == 5
    assert warned(broken(), history(morning, days=FEWEST_RUNS - 1)) == []


def test_runs_of_other_models_are_no_measure_of_what_models_find() -> None:
    before = history(lambda day: {**morning(day), figure("models", of="other"): 1})
    assert warned(broken(), before) == ["tin", "characters per article (Tin)"]


def by_chance(dice: random.Random) -> Callable[[int], Figures]:
    """Mornings that differ by chance alone: counts of 30 with deviations of twice a Poisson variable's, and so on."""

    def figures(day: int) -> Figures:
        articles = max(20, round(dice.gauss(60, 15)))
        positions = max(30, round(dice.gauss(90, 20)))
        unknown = sum(dice.random() < 0.15 for _ in range(positions))
        confidences = Counter(int(10 * dice.betavariate(6, 1.3)) for _ in range(positions))
        return {
            figure("listed", "tin"): max(0, round(dice.gauss(30, 2 * math.sqrt(30)))),
            figure("articles", "Tin", "vi"): articles,
            figure("characters", "Tin", "vi"): sum(dice.lognormvariate(7.5, 0.7) for _ in range(articles)),
            figure("mentions in", "Tin", "vi"): sum(dice.lognormvariate(3.4, 0.7) for _ in range(articles)),
            figure("titles", of="known"): positions - unknown,
            figure("titles", of="unknown"): unknown,
            **spread("officials", [confidences[tenth] for tenth in range(10)]),
        }

    return figures


def test_chance_alone_warns_on_few_mornings_in_a_thousand() -> None:
    dice = random.Random(14)
    false_alarms = sum(bool(warned(by_chance(dice)(TODAY), history(by_chance(dice)))) for _ in range(300))
    assert false_alarms <= 3
