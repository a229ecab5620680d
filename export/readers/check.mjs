// Reads the exports of a folder with readers that are not ours: DuckDB (CSV, Parquet,
// JSON), FollowTheMoney's own model, and a checker of RFC 7946. Prints a line for each
// export that is whole, one for each fault, and ends with status 1 when there is a fault.
//
//   node check.mjs FOLDER
//
// FOLDER holds acled.csv, ged.csv, hxl.csv, plover.jsonl, events.jsonl, events.geojson and
// the folders csv, parquet and ftm (docs/exports.md says how to make it).

import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { check, HintError } from "@placemarkio/check-geojson";

const { Model, defaultModel } = createRequire(import.meta.url)("@alephdata/followthemoney");

const folder = process.argv[2];
const db = await (await DuckDBInstance.create(":memory:")).connect();
let faults = 0;

const path = (...parts) => join(folder, ...parts).replaceAll("'", "''");
const rows = async (sql) => (await db.runAndReadAll(sql)).getRowObjectsJson();
const number = async (sql) => Number(Object.values((await rows(sql))[0])[0]);
const lines = (...parts) => readFileSync(join(folder, ...parts), "utf8").split("\n").filter(Boolean).map((l) => JSON.parse(l));

function fault(...words) {
  if (++faults <= 50) console.log("FAULT", ...words);
}

async function checked(name, how) {
  const before = faults;
  try {
    const read = await how();
    if (faults === before) console.log(name, read);
  } catch (e) {
    fault(name, e.message);
  }
}

// CSV as RFC 4180 has it; every row as wide as the head, or the reader says so.
const csv = (...parts) => `read_csv('${path(...parts)}', all_varchar = true, header = true, strict_mode = true, null_padding = false,
  nullstr = 'no such value', quote = '"', escape = '"', delim = ',', comment = '', max_line_size = 100000000)`;
const parquet = (table) => `read_parquet('${path("parquet", table + ".parquet")}')`;

for (const table of ["events", "claims", "documents"]) {
  await checked(`csv and parquet: ${table}`, async () => {
    const columns = await rows(`DESCRIBE SELECT * FROM ${parquet(table)}`);
    const heads = await rows(`DESCRIBE SELECT * FROM ${csv("csv", table + ".csv")}`);
    if (heads.map((c) => c.column_name).join() !== columns.map((c) => c.column_name).join()) fault(table, "the columns differ");
    const ours = columns.map((c) => `"${c.column_name}"`).join();
    const theirs = columns.map((c) => (c.column_type === "VARCHAR" ? `"${c.column_name}"` : `CAST(nullif("${c.column_name}", '') AS ${c.column_type})`)).join();
    for (const [a, b, side] of [
      [`SELECT ${ours} FROM ${parquet(table)}`, `SELECT ${theirs} FROM ${csv("csv", table + ".csv")}`, "parquet alone"],
      [`SELECT ${theirs} FROM ${csv("csv", table + ".csv")}`, `SELECT ${ours} FROM ${parquet(table)}`, "csv alone"],
    ]) {
      const n = await number(`SELECT count(*) FROM (${a} EXCEPT ALL ${b})`);
      if (n > 0) fault(table, `${n} rows stand in ${side}`);
    }
    if ((await number(`SELECT count(*) FROM ${parquet(table)}`)) === 0) fault(table, "no row");
    return `${await number(`SELECT count(*) FROM ${parquet(table)}`)} rows, the same in both`;
  });
}

await checked("acled", async () => {
  const t = csv("acled.csv");
  const bad = await number(`SELECT count(*) FROM ${t} WHERE event_id_cnty = '' OR TRY_CAST(nullif(event_date, '') AS DATE) IS NULL AND event_date <> ''
    OR latitude <> '' AND TRY_CAST(latitude AS DOUBLE) NOT BETWEEN -90 AND 90 OR longitude <> '' AND TRY_CAST(longitude AS DOUBLE) NOT BETWEEN -180 AND 180
    OR fatalities <> '' AND coalesce(TRY_CAST(fatalities AS INTEGER), -1) < 0 OR time_precision NOT IN ('', '1', '2', '3') OR geo_precision NOT IN ('', '1', '2', '3')`);
  if (bad > 0) fault("acled", `${bad} rows hold what the column cannot`);
  return `${await number(`SELECT count(DISTINCT event_id_cnty) FROM ${t}`)} events`;
});

await checked("ged", async () => {
  const t = csv("ged.csv");
  const bad = await number(`SELECT count(*) FROM ${t} WHERE coalesce(CAST(deaths_a AS INTEGER) + CAST(deaths_b AS INTEGER) + CAST(deaths_civilians AS INTEGER)
    + CAST(deaths_unknown AS INTEGER), -1) <> CAST(best AS INTEGER) OR CAST(low AS INTEGER) > CAST(best AS INTEGER) OR CAST(best AS INTEGER) > CAST(high AS INTEGER)
    OR where_prec NOT IN ('', '1', '2', '3', '4', '5', '6', '7') OR date_prec NOT IN ('', '1', '2', '3', '4', '5')`);
  if (bad > 0) fault("ged", `${bad} rows break a + b + civilians + unknown = best, low ≤ best ≤ high or the codes of precision`);
  return `${await number(`SELECT count(DISTINCT id) FROM ${t}`)} events, the invariant in all`;
});

await checked("hxl", async () => {
  const tags = Object.values((await rows(`SELECT * FROM ${csv("hxl.csv")} LIMIT 1`))[0]);
  for (const tag of tags) if (!/^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/.test(tag)) fault("hxl", "no tag in row two:", tag);
  return `${(await number(`SELECT count(*) FROM ${csv("hxl.csv")}`)) - 1} rows under ${tags.length} tags`;
});

const events = await number(`SELECT count(*) FROM ${parquet("events")}`);

await checked("plover", async () => {
  const n = await number(`SELECT count(DISTINCT id) FROM read_json('${path("plover.jsonl")}', format = 'newline_delimited', maximum_object_size = 100000000)
    WHERE event IS NOT NULL AND source IS NOT NULL`);
  if (n !== lines("plover.jsonl").length) fault("plover", "a record without id, event or source");
  return `${n} records`;
});

await checked("jsonl", async () => {
  const n = await number(`SELECT count(DISTINCT json->>'id') FROM read_json_objects('${path("events.jsonl")}', format = 'newline_delimited', maximum_object_size = 100000000)`);
  if (n !== events) fault("jsonl", `${n} events, ${events} in parquet`);
  return `${n} events`;
});

await checked("geojson", async () => {
  const all = JSON.parse(readFileSync(join(folder, "events.geojson"), "utf8"));
  if (all.type !== "FeatureCollection") fault("geojson", "no FeatureCollection");
  if (all.features.length !== events) fault("geojson", `${all.features.length} features, ${events} events in parquet`);
  for (const f of all.features) {
    try {
      check(JSON.stringify(f)); // each by itself: what it makes of a whole collection is large
    } catch (e) {
      if (!(e instanceof HintError)) throw e;
      for (const i of e.issues) fault("geojson", f.id, i.message);
    }
  }
  const kinds = {};
  for (const f of all.features) {
    const kind = f.geometry?.type ?? "none";
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return `${all.features.length} features: ${Object.entries(kinds).map(([k, n]) => `${k} ${n}`).join(", ")}`;
});

await checked("ftm", async () => {
  const model = new Model(defaultModel);
  const entities = new Map();
  for (const raw of lines("ftm", "entities.ftm.jsonl")) {
    if (entities.has(raw.id)) fault("ftm", raw.id, "stands twice");
    entities.set(raw.id, { raw, entity: model.getEntity(raw) }); // refuses what the model does not know
  }
  for (const [id, { raw, entity }] of entities) {
    const { schema } = entity;
    if (schema.abstract) fault("ftm", id, schema.name, "is abstract");
    for (const name of schema.required) if (!raw.properties[name]?.length) fault("ftm", id, "lacks", name);
    for (const [name, values] of Object.entries(raw.properties)) {
      const prop = schema.getProperty(name);
      if (prop.stub) fault("ftm", id, name, "is a stub");
      if (prop.deprecated) fault("ftm", id, name, "is deprecated");
      for (const v of values) {
        const why = wrong(prop, v, entities);
        if (why) fault("ftm", id, name, JSON.stringify(v).slice(0, 80), why);
      }
    }
  }
  // The statements make up the entities, and each has the id that its content gives.
  const seen = new Set();
  const back = new Map();
  for (const s of lines("ftm", "statements.ftm.jsonl")) {
    const id = createHash("sha1").update(`${s.dataset}.${s.entity_id}.${s.prop}.${s.value}`).digest("hex");
    if (s.id !== id || seen.has(id)) fault("ftm", "statement", s.id, "is not the first with the id of its content");
    seen.add(id);
    const e = back.get(s.entity_id) ?? { id: s.entity_id, schema: s.schema, properties: {} };
    back.set(s.entity_id, e);
    if (s.prop !== "id") (e.properties[s.prop] ??= []).push(s.value);
  }
  for (const [id, { raw }] of entities) {
    if (sorted(back.get(id)) !== sorted(raw)) fault("ftm", id, "is not what its statements say");
  }
  if (back.size !== entities.size) fault("ftm", `${back.size} entities in statements, ${entities.size} of their own`);
  return `${entities.size} entities, ${seen.size} statements, valid by the model`;
});

// sorted writes an entity with its properties in the order of their names.
function sorted(e) {
  return JSON.stringify(e && { ...e, properties: Object.fromEntries(Object.entries(e.properties).sort()) });
}

// wrong says why the model's type of a property does not allow a value.
function wrong(prop, value, entities) {
  const { type } = prop;
  if (typeof value !== "string" || value.trim() === "") return "is no text";
  const most = prop.maxLength || type.maxLength;
  if (most && value.length > most) return `is longer than ${most}`;
  if (type.values.size && !type.values.has(value)) return `is no ${type.name} of the model`;
  switch (type.name) {
    case "date":
      if (!/^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?$/.test(value) || Number.isNaN(Date.parse(value))) return "is no date";
      break;
    case "url":
      if (!/^https?:$/.test(URL.parse(value)?.protocol)) return "is no address";
      break;
    case "number":
      if (!Number.isFinite(Number(value))) return "is no number";
      break;
    case "entity": {
      const to = entities.get(value);
      if (!to) return "leads to no entity";
      if (!to.entity.schema.isA(prop.range)) return `leads to no ${prop.range}`;
    }
  }
  return "";
}

process.exitCode = faults > 0 ? 1 : 0;
