"""Heavy work leaves the event loop of gevent alone, and never waits for itself."""

import subprocess
import sys
import threading

from seminar.web.threads import off_the_loop

UNDER_GEVENT = """
from gevent import monkey
monkey.patch_all()

import gevent, threading
from seminar.web.threads import Heavy, off_the_loop

lock = threading.Lock()
real_thread = monkey.get_original("_thread", "get_ident")
real_sleep = monkey.get_original("time", "sleep")

def work():
    with lock:
        real_sleep(0.05)
    return real_thread()

beats = []
def beat():
    while True:
        beats.append(1)
        gevent.sleep(0.01)

gevent.spawn(beat)
jobs = [gevent.spawn(off_the_loop, work) for _ in range(6)]
gevent.joinall(jobs, timeout=20)
threads = {job.value for job in jobs}
statement = gevent.spawn(off_the_loop, work, of=Heavy.STATEMENTS)
assert statement.get(timeout=20) not in {*threads, real_thread()}
print(len(threads), real_thread() in threads, len(beats) > 10)
"""


def test_work_without_gevent_is_done_at_once_and_here() -> None:
    assert off_the_loop(threading.get_ident) == threading.get_ident()


def test_work_under_gevent_is_done_in_one_other_thread_while_the_loop_goes_on() -> None:
    finished = subprocess.run(
        [sys.executable, "-c", UNDER_GEVENT],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert finished.stdout.split() == ["1", "False", "True"]
