"""What the invented people of the demo write on cards."""

from dataclasses import dataclass

from seminar.core.terms import CardKind, HideReason, Scope

CIVILIANS, CHILDREN, TRAFFICKING, SEXUAL_VIOLENCE, CULTURE = 1, 2, 3, 4, 5


@dataclass(frozen=True)
class Statement:
    """A card to be written; `appeal` is the share of people who agree, of those with a view.

    `areas` is empty where the card is not about single areas; `hidden` says why the
    facilitator took it from the room.
    """

    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    appeal: float
    hidden: HideReason | None = None


def _on(areas: int | tuple[int, ...], kind: CardKind, text: str, appeal: float) -> Statement:
    numbers = areas if isinstance(areas, tuple) else (areas,)
    return Statement(kind, Scope.AREAS, numbers, text, appeal)


def _across(scope: Scope, kind: CardKind, text: str, appeal: float) -> Statement:
    return Statement(kind, scope, (), text, appeal)


_ON_CIVILIANS = (
    _on(
        CIVILIANS,
        CardKind.FOR,
        "A staff that knows where people fetch water, bake bread and see a doctor plans better. "
        "This area is where the other four become visible on a map.",
        0.86,
    ),
    _on(
        CIVILIANS,
        CardKind.CONCERN,
        "It is already the best known of the five. One more paragraph here may change less than "
        "the first full page on trafficking.",
        0.48,
    ),
    _on(
        CIVILIANS,
        CardKind.PROPOSAL,
        "Report civilian harm in one format across all missions, and publish the totals once a "
        "year. We will know it works when two missions can be compared.",
        0.81,
    ),
    _on(
        CIVILIANS,
        CardKind.QUESTION,
        "Who keeps count of the indirect deaths, months after the power station was hit?",
        0.67,
    ),
    _on(
        CIVILIANS,
        CardKind.CONCERN,
        "In a fast war between armies there will be no time for the procedures we learnt in slow "
        "ones. They have to be shorter, or they will be skipped.",
        0.58,
    ),
    _on(
        CIVILIANS,
        CardKind.PROPOSAL,
        "Exercise directors: put a town of 80,000 that does not leave into every large exercise "
        "from next year on, played by people who know towns.",
        0.90,
    ),
    _on(
        (CIVILIANS, SEXUAL_VIOLENCE),
        CardKind.FOR,
        "Checkpoints are where protection is felt or not. Who searches whom, and who can "
        "complain, decides whether families use the safe road.",
        0.78,
    ),
    _on(
        CIVILIANS,
        CardKind.QUESTION,
        "What do we owe to people who stay because they care for somebody who cannot be moved?",
        0.71,
    ),
)

_ON_CHILDREN = (
    _on(
        CHILDREN,
        CardKind.FOR,
        "A school that closes for a year does not simply open again. What is lost here lasts "
        "longest, so it should be looked at first.",
        0.69,
    ),
    _on(
        CHILDREN,
        CardKind.CONCERN,
        "Other institutions have the mandate and the specialists. We should say what we add "
        "before we promise anything.",
        0.54,
    ),
    _on(
        CHILDREN,
        CardKind.PROPOSAL,
        "Every unit that may meet armed children gets one day of practice with actors before it "
        "deploys. Measure: no deployment without the date in the file.",
        0.83,
    ),
    _on(
        CHILDREN,
        CardKind.QUESTION,
        "A boy of fifteen surrenders with a rifle. Which form does the patrol fill in, and who "
        "picks him up the same evening?",
        0.76,
    ),
    _on(
        (CHILDREN, CIVILIANS),
        CardKind.CONCERN,
        "Schools get used as barracks because they have walls and a kitchen. As long as nobody "
        "budgets for another place, the rule will be broken.",
        0.73,
    ),
    _on(
        (CHILDREN, TRAFFICKING),
        CardKind.FOR,
        "Children who cross a border alone meet the trafficker before they meet an official. "
        "These two areas cannot be worked on apart.",
        0.80,
    ),
)

_ON_TRAFFICKING = (
    _on(
        TRAFFICKING,
        CardKind.FOR,
        "Here we hold levers of our own: contracts, canteens, laundries, transport. We can start "
        "without asking anybody.",
        0.79,
    ),
    _on(
        TRAFFICKING,
        CardKind.CONCERN,
        "This is police work. Soldiers who look for traffickers without training can put the "
        "people concerned in more danger.",
        0.57,
    ),
    _on(
        TRAFFICKING,
        CardKind.PROPOSAL,
        "Procurement offices: ask the three largest contractors of each mission for the "
        "recruitment fees their workers paid, within twelve months.",
        0.72,
    ),
    _on(
        TRAFFICKING,
        CardKind.QUESTION,
        "Do we have a single figure on this from any of our own missions, or only figures of "
        "others?",
        0.64,
    ),
)

_ON_SEXUAL_VIOLENCE = (
    _on(
        SEXUAL_VIOLENCE,
        CardKind.FOR,
        "Where it is used as a method of war it has commanders, places and dates. What has an "
        "organiser can be seen coming and can be stopped.",
        0.82,
    ),
    _on(
        SEXUAL_VIOLENCE,
        CardKind.CONCERN,
        "We ask people to report and then have nobody within 200 kilometres who may treat them. "
        "Reporting without care is a second harm.",
        0.88,
    ),
    _on(
        SEXUAL_VIOLENCE,
        CardKind.PROPOSAL,
        "Mission planning: no plan is approved unless it names the nearest clinic for survivors, "
        "its opening hours and who pays for the transport.",
        0.85,
    ),
    _on(
        SEXUAL_VIOLENCE,
        CardKind.QUESTION,
        "How do men and boys reach help when every poster and every office speaks of women only?",
        0.66,
    ),
    _on(
        SEXUAL_VIOLENCE,
        CardKind.CONCERN,
        "Evidence taken by people without training is often lost in court. Sometimes the best "
        "help is not to take it.",
        0.60,
    ),
    _on(
        (SEXUAL_VIOLENCE, CHILDREN),
        CardKind.FOR,
        "Early signs are known: separated families, a new curfew, men taken away first. They "
        "belong in the daily report, not in an annual one.",
        0.77,
    ),
)

_ON_CULTURE = (
    _on(
        CULTURE,
        CardKind.QUESTION,
        "Who in a headquarters can say tonight which three buildings must not be hit, and why "
        "they matter to the people who live there?",
        0.61,
    ),
)

_BEYOND = (
    _across(
        Scope.ALL,
        CardKind.CONCERN,
        "Putting one area first must not mean paying for one only. The five meet in the same "
        "street and in the same families.",
        0.84,
    ),
    _across(
        Scope.ALL,
        CardKind.PROPOSAL,
        "One adviser with access to the commander, responsible for all five areas, instead of "
        "five part-time ones who never meet. Try it in one mission for a year.",
        0.70,
    ),
    _across(
        Scope.ALL,
        CardKind.FOR,
        "Drones and open sources show all five at once. Whoever reads the pictures should know "
        "what a looted museum and an emptied school look like.",
        0.74,
    ),
    _across(
        Scope.OTHER,
        CardKind.CONCERN,
        "Missing persons are on nobody’s list. Families ask about them first, and for decades.",
        0.75,
    ),
    _across(
        Scope.OTHER,
        CardKind.QUESTION,
        "Water and heat decide who can stay in a city in winter. Where in these five areas would "
        "a waterworks stand?",
        0.68,
    ),
)

_TAKEN_AWAY = (
    Statement(
        CardKind.CONCERN,
        Scope.AREAS,
        (TRAFFICKING,),
        "The gentleman in the second row knows very well which contractor this is about.",
        0.3,
        HideReason.NAMES_SOMEBODY,
    ),
    Statement(
        CardKind.QUESTION,
        Scope.OTHER,
        (),
        "Could the blinds be lowered? Nobody at the window side can read the screen.",
        0.6,
        HideReason.OFF_TOPIC,
    ),
    Statement(
        CardKind.FOR,
        Scope.AREAS,
        (CHILDREN,),
        "A closed school does not simply open again, so children should be looked at first.",
        0.7,
        HideReason.WRITTEN_TWICE,
    ),
)

STATEMENTS = (
    *_ON_CIVILIANS,
    *_ON_CHILDREN,
    *_ON_TRAFFICKING,
    *_ON_SEXUAL_VIOLENCE,
    *_ON_CULTURE,
    *_BEYOND,
    *_TAKEN_AWAY,
)
