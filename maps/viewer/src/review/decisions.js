// What is decided, and the corrections file that holds it. Pure; geo/corrections.py writes the same lines.

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?$/;

/** One cell: no formula where a spreadsheet would see one, quoted where it must be; first: not a comment. */
export function cell(value, mark, first = false) {
  let text = String(value ?? "");
  if (/^'*[=+\-@\t\r]/.test(text) && !NUMBER.test(text)) text = `'${text}`;
  const special = [mark, '"', "\n", "\r"].some((sign) => text.includes(sign)) || text !== text.trim();
  return special || (first && text.startsWith("#")) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The cells of a decision by column. */
export function values(question, decision) {
  const { choice, ignore, point, scope } = decision;
  return {
    text: question.name,
    country: scope === "country" ? question.country : "",
    source: scope === "source" ? question.here[0] : "",
    place_id: choice === undefined ? "" : question.choices[choice].id,
    lon: point ? point[0] : "",
    lat: point ? point[1] : "",
    ignore: ignore ? "yes" : "",
  };
}

/** The whole file: as it was, with a line for each decision; of two about the same the later question's. */
export function csv(sheet, questions, decisions) {
  const lines = new Map();
  questions.forEach((question, at) => {
    if (!decisions[at]) return;
    const cells = values(question, decisions[at]);
    const about = JSON.stringify([question.key, cells.country, cells.source]);
    lines.delete(about);
    lines.set(about, sheet.columns.map((column, at) => cell(cells[column], sheet.mark, at === 0)).join(sheet.mark));
  });
  const text = lines.size ? sheet.widened + [...lines.values()].map((line) => line + sheet.newline).join("") : sheet.text;
  return (sheet.bom ? "\ufeff" : "") + text;
}

/** Decisions from what an address holds; what does not fit the questions is left out. */
export function checked(state, questions) {
  const found = {};
  for (const [at, decision] of Object.entries(state?.decided ?? {})) {
    const question = questions[at];
    if (!question || typeof decision !== "object" || decision === null) continue;
    const { choice, ignore, point, scope } = decision;
    const kept = { scope: question.scopes.includes(scope) ? scope : question.scopes[0] };
    if (Number.isInteger(choice) && choice in question.choices) kept.choice = choice;
    else if (ignore === true) kept.ignore = true;
    else if (Array.isArray(point) && isPoint(...point)) kept.point = [point[0], point[1]];
    else continue;
    found[at] = kept;
  }
  return found;
}

/** Whether there is such a point, in degrees; 0,0 stands for none. */
export function isPoint(lon, lat) {
  const fits = Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return fits && (lon !== 0 || lat !== 0);
}
