"""Numbers that voices do not agree on, with who gives each since when; and figures that one voice has renewed."""

from opened import view

seen = view()
for disputed in seen.find_disputes():
    if disputed.slot == "number":
        print(disputed.about)
        for side in disputed.sides:
            voices = ", ".join(voice.name for voice in side.voices)
            before = f" (before: {', '.join(side.earlier)})" if side.earlier else ""
            print(
                f"  {side.value}{before}: {voices}, since {side.since:%d %B}"
                if side.since
                else f"  {side.value}: {voices}"
            )
for update in seen.picture.updates:
    print(f"{update.voice.name}, {update.unit}: {', then '.join(update.values)}")
