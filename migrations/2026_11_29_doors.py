"""Let a seminar have a door that can be closed, and a waiting room before it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_doors"
down_revision = "2026_11_29_sign_ins"
branch_labels = None
depends_on = None

SEAT_STATES = ("active", "offered", "revoked")
SWITCHES = ("is_locked", "has_waiting_room")


def upgrade() -> None:
    for name in SWITCHES:
        op.add_column(
            "seminar", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.add_column(
        "seminar", sa.Column("door_version", sa.Integer(), server_default="1", nullable=False)
    )
    take_seat_states((*SEAT_STATES, "waiting"))


def downgrade() -> None:
    # Nobody let them in, and before this step nobody could wait.
    op.execute("DELETE FROM seat WHERE state = 'waiting'")
    take_seat_states(SEAT_STATES)
    with op.batch_alter_table("seminar") as seminar:
        for name in ("door_version", *SWITCHES):
            seminar.drop_column(name)


def take_seat_states(states: Sequence[str]) -> None:
    listed = ", ".join(repr(state) for state in states)
    with op.batch_alter_table("seat") as seat:
        seat.drop_constraint(op.f("ck_seat_seatstate"), type_="check")
        seat.create_check_constraint(op.f("ck_seat_seatstate"), f"state IN ({listed})")
