"""Let the team look at cards before the room sees them, and authors take theirs back."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "2026_12_02_cards_looked_at"
down_revision = "2026_12_01_note_headings"
branch_labels = None
depends_on = None

STATES = ("shown", "hidden")


def upgrade() -> None:
    take_states((*STATES, "waiting", "withdrawn"))
    with op.batch_alter_table("seminar") as seminar:
        seminar.add_column(
            sa.Column(
                "looking",
                sa.Enum(
                    *("after", "before"),
                    name="looking",
                    native_enum=False,
                    create_constraint=True,
                    length=16,
                ),
                server_default="after",
                nullable=False,
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("seminar") as seminar:
        seminar.drop_constraint(op.f("ck_seminar_looking"), type_="check")
        seminar.drop_column("looking")
    # A card that nobody looked at stays out of sight; one that was taken back has no words left.
    op.execute("UPDATE card SET state = 'hidden', reason = 'topic' WHERE state = 'waiting'")
    op.execute("DELETE FROM card WHERE state = 'withdrawn'")
    take_states(STATES)


def take_states(states: Sequence[str]) -> None:
    listed = ", ".join(repr(state) for state in states)
    with op.batch_alter_table("card") as card:
        card.drop_constraint(op.f("ck_card_cardstate"), type_="check")
        card.create_check_constraint(op.f("ck_card_cardstate"), f"state IN ({listed})")
