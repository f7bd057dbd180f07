"""Exercise 4: predict, train, try, serve and merge, with a tiny model in place of the real one."""

import re
import shlex

from tests.module.exercises.room import Failed, Room


def run(room: Room) -> None:
    room.used("peft", "transformers", "trl", "bitsandbytes", "torch")
    room.same(room.run("step 1, block 1"), room.block("output").code, "lora_math.py")
    room.done("lora_math.py")

    room.stands_in("Transformers is older than the page's, so that one environment serves too.")
    model = re.search(r'"--model", default="(\S+)"', room.block("train_lora.py").code)[1]
    room.model(model)
    predicted = room.python("lora_math.py", f"{model}/config.json")
    predicted = re.findall(r"trained +([\d,]+)", predicted)[-1]
    trained = room.run("step 2, block 2")
    counted = re.search(r"trainable params: ([\d,]+)", trained)[1]
    if counted != predicted:
        raise Failed(f"lora_math.py predicts {predicted} trained parameters, PEFT counts {counted}")
    room.figure("Trained parameters, predicted and counted", counted)
    losses = re.findall(r"'eval_loss': '?([\d.]+)", trained)
    if len(losses) != 3 or not float(losses[2]) < float(losses[0]):
        raise Failed(f"eval_loss does not fall: {losses}")
    room.figure("`eval_loss` at steps 20 and 60", f"{losses[0]}, {losses[2]}")
    room.done("train_lora.py")

    sizes = re.findall(r"^\S+ +\d+ +\S+ +\S+ +(\d+) ", room.run("step 3, block 1"), re.M)
    full, half = (int(size) for size in sizes)
    values = int(counted.replace(",", ""))
    if not (0 <= full - 4 * values < 20_000 and 0 <= half - 2 * values < 20_000):
        raise Failed(f"adapters of {full} and {half} bytes for {values} values")
    room.figure("Bytes per value, LoRA and QLoRA", f"{full / values:.1f}, {half / values:.1f}")

    tried = room.run("step 4, block 1")
    room.figure("Base", re.search(r"base: +(.*)", tried)[1])
    room.figure("Adapter", re.search(r"adapter: +(.*)", tried)[1])
    room.done("try_adapter.py")

    command = re.search(r"^vllm serve (.*)$", room.block("step 5, block 1").code, re.M)[1]
    room.done("step 5, block 1", part=True)
    with room.serve(shlex.split(command)):
        listed = room.run("step 5, block 2")
    if f'"parent": "{model}"' not in listed:
        raise Failed(f"the adapter has no parent:\n{listed}")
    room.figure("Names at `/v1/models`", f"{model}, tickets")

    room.python("merge.py")
    if not (room.folder / "merged" / "model.safetensors").stat().st_size:
        raise Failed("merge.py leaves no model")
    room.done("merge.py")
