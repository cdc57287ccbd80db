from seminar.access.policy import POLICY, Deed, Relation, knows_of_it, may, relation_of
from seminar.core.terms import Role
from tests.house.sources import ROOT

# The truth table, written out so that a change of the policy has to be made twice, on purpose.
# O outsider, W who waits at the door, P participant, V big screen, N who holds a note's link,
# R rapporteur, F facilitator, G organiser.
TABLE = """
wait at the door   . W P . . . . .
see the room       . . P . . . . .
answer             . . P . . . . .
write a card       . . P . . . . .
weigh a card       . . P . . . . .
word a different view . . P . . . . .
share a different view . . P . . . . .
propose a step . . P . . . . .
find a step worth taking forward . . P . . . . .
see the own data   . W P . . . . .
leave and delete   . W P . . . . .
see the big screen . . . V . . . .
see the console    . . . . . R F G
run the room       . . . . . . F G
manage the seats   . . . . . . F G
keep the door      . . . . . . F G
hide a card        . . . . . . F G
reply to a view or hide it . . . . . . F G
propose a step from a card or point . . . . . R F G
hide a step . . . . . . F G
enter orders on paper . . . . . . F G
note a point       . . . . . R F G
read the note by its link . . . . N . . .
object to a sentence . . . . N . . .
say that a card was not meant so . . P . . . . .
read the note      . . . . . R F G
edit the note      . . . . . R F G
export the note    . . . . . R F G
circulate and finalise the note . . . . . R F G
take the public count files . . . . . R F G
take the sealed count files . . . . . . . G
set the seminar up . . . . . . . G
manage the team    . . . . . . . G
keep or delete the seminar . . . . . . . G
"""
COLUMNS = (
    Relation.OUTSIDER,
    Relation.WAITING,
    Relation.PARTICIPANT,
    Relation.SCREEN,
    Relation.READER,
    Relation.RAPPORTEUR,
    Relation.FACILITATOR,
    Relation.ORGANISER,
)


def test_the_policy_is_this_table():
    table = {}
    for line in TABLE.strip().splitlines():
        words = line.split()
        table[" ".join(words[:-8])] = [cell != "." for cell in words[-8:]]

    policy = {deed.value: [may(relation, deed) for relation in COLUMNS] for deed in Deed}

    assert policy == table


def test_page_of_the_manual_says_the_same():
    told = {}
    for line in (ROOT / "docs" / "who-may-what.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] in list(Deed):
            told[cells[0]] = [cell == "yes" for cell in cells[-len(COLUMNS) :]]

    assert told == {deed.value: [may(relation, deed) for relation in COLUMNS] for deed in Deed}


def test_every_deed_has_a_row():
    assert set(POLICY) == set(Deed)


def test_only_outsiders_may_not_know_of_a_seminar():
    assert [knows_of_it(relation) for relation in COLUMNS] == [False, *[True] * 7]


def test_each_role_is_a_relation_of_the_same_name():
    assert {role: relation_of(role) for role in Role} == {
        Role.ORGANISER: Relation.ORGANISER,
        Role.FACILITATOR: Relation.FACILITATOR,
        Role.RAPPORTEUR: Relation.RAPPORTEUR,
    }
