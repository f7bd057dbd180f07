"""Exercise 7: the first look at saved metrics, and the rules' own tests where promtool is at hand."""

import shutil

from tests.module.exercises.room import Room


def run(room: Room) -> None:
    room.same(
        room.python("first_look.py", "pod-a.txt", "pod-b.txt"),
        room.block("first-look-output.txt").code,
        "first_look.py",
    )
    room.done("first_look.py")
    if shutil.which("promtool"):
        room.run("step 4, block 1")
        room.done("rules.yaml", "rules-test.yaml")
        room.figure("`promtool test rules`", "SUCCESS")
    else:
        room.stands_in("promtool was not at hand, so the rules' own tests did not run.")
