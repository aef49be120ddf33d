"""What a careful editor looks for before a release: one rule a file, listed here."""

from __future__ import annotations

from bantin.checks.facts import (
    differing_figure,
    future_source,
    missing_source,
    mistyped_number,
    no_number_to_call,
    other_number,
    outdated_term,
    stale_contact,
    summed_shares,
    unkept_count,
    unnamed_office,
    wrong_equation,
    wrong_sum,
)
from bantin.checks.rule import Rule
from bantin.checks.safety import (
    clashing_advice,
    live_address,
    personal_data,
    presumption,
    private_name,
    published_on_purpose,
    state_secret,
    unmarked_invention,
    unofficial_check_address,
    unofficial_qr,
    unused_exception,
)
from bantin.checks.times import (
    backward_period,
    closed_desk,
    no_last_day,
    no_such_day,
    one_persons_day,
    other_deadline,
    other_month,
    other_year,
    outside_span,
    past_deadline,
    unsaid_when,
    wrong_weekday,
)
from bantin.checks.wording import (
    all_capitals,
    alt_length,
    doubled_damage,
    doubled_number,
    english_number,
    long_title,
    mixed_numbers,
    no_short_title,
    pasted_markdown,
    tone_placement,
    unanswered_question,
    unused_words,
)
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Location, in_order

CHECKS: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        clashing_advice.RULE,
        live_address.RULE,
        unofficial_qr.RULE,
        unofficial_check_address.RULE,
        personal_data.RULE,
        private_name.RULE,
        state_secret.RULE,
        published_on_purpose.RULE,
        unused_exception.RULE,
        presumption.RULE,
        unmarked_invention.RULE,
        stale_contact.RULE,
        no_number_to_call.RULE,
        other_number.RULE,
        mistyped_number.RULE,
        other_month.RULE,
        past_deadline.RULE,
        other_deadline.RULE,
        one_persons_day.RULE,
        outside_span.RULE,
        closed_desk.RULE,
        no_last_day.RULE,
        unsaid_when.RULE,
        unanswered_question.RULE,
        unnamed_office.RULE,
        missing_source.RULE,
        future_source.RULE,
        summed_shares.RULE,
        differing_figure.RULE,
        wrong_sum.RULE,
        wrong_equation.RULE,
        unkept_count.RULE,
        no_such_day.RULE,
        wrong_weekday.RULE,
        other_year.RULE,
        backward_period.RULE,
        outdated_term.RULE,
        english_number.RULE,
        pasted_markdown.RULE,
        tone_placement.RULE,
        doubled_number.RULE,
        doubled_damage.RULE,
        all_capitals.RULE,
        long_title.RULE,
        no_short_title.RULE,
        mixed_numbers.RULE,
        alt_length.RULE,
        unused_words.RULE,
    )
}
"""Code to rule, in the order in which a release depends on them."""


def check(bulletin: Bulletin) -> list[Diagnostic]:
    """Run every check over a bulletin; what stands first in a file comes first.

    Nothing is told of what could not be read, which was told already, nor of what may only follow from it.
    """
    unread = frozenset[Location]().union(*(document.unread_places() for document in bulletin.documents))
    found = (diagnostic for rule in CHECKS.values() for diagnostic in rule.run(bulletin))
    return in_order(one for one in found if one.location not in unread)
