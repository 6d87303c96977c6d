// The pages work without this: it moves the moment with a slider, and shows the progress of a job as it goes.

const A_DAY = 86_400_000;
const A_PAUSE = 700; // milliseconds after the last arrow key: five days are one page
const MOVED = "dateline moved";

function startSlider() {
  const slide = document.getElementById("slide");
  const day = document.getElementById("day");
  if (!slide || !day || slide.max === "0") return;
  const first = Date.parse(`${slide.dataset.first}T00:00:00Z`);
  const dayAt = (n) => new Date(first + Number(n) * A_DAY).toISOString().slice(0, 10);
  const tell = () => slide.setAttribute("aria-valuetext", dayAt(slide.value));
  let waiting = 0;
  let held = false;
  const send = () => {
    window.sessionStorage.setItem(MOVED, slide.form.action);
    slide.form.requestSubmit();
  };
  slide.hidden = false;
  tell();
  if (window.sessionStorage.getItem(MOVED) === slide.form.action) slide.focus({ preventScroll: true });
  window.sessionStorage.removeItem(MOVED);
  slide.addEventListener("pointerdown", () => { held = true; });
  slide.addEventListener("pointerup", () => { held = false; });
  slide.addEventListener("input", () => { day.value = dayAt(slide.value); tell(); });
  slide.addEventListener("change", () => {
    window.clearTimeout(waiting);
    if (dayAt(slide.value) !== day.defaultValue) waiting = window.setTimeout(send, held ? 0 : A_PAUSE);
  });
  day.addEventListener("input", () => {
    const moved = Math.round((Date.parse(`${day.value}T00:00:00Z`) - first) / A_DAY);
    if (!Number.isNaN(moved)) slide.value = String(moved);
  });
}

function followJob() {
  const job = document.querySelector("[data-job]");
  if (!job) return;
  const bar = job.querySelector("progress");
  const words = job.querySelector("[data-state]");
  const step = job.querySelector("[data-step]");
  const problems = job.querySelector("[data-problems]");
  const source = new EventSource(job.dataset.job);
  const show = (event) => {
    const told = JSON.parse(event.data);
    if (told.total) { bar.max = told.total; bar.value = told.done; } else { bar.removeAttribute("value"); }
    words.textContent = `${told.state}: ${told.done}${told.total ? ` of ${told.total}` : ""}`;
    if (step) step.textContent = told.step;
    problems.replaceChildren(...(told.problems ?? []).map((problem) => {
      const line = document.createElement("li");
      line.textContent = problem;
      return line;
    }));
    if (["done", "failed", "stopped"].includes(told.state)) {
      source.close();
      window.location.reload();
    }
  };
  source.onmessage = show;
  source.addEventListener("progress", show);
}

startSlider();
followJob();
