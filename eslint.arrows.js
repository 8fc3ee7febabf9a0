import path from "node:path";

/**
 * The arrows of the design, in one place. A file of a layer may import from itself and from the layers named beside it; inside `domain`, a
 * module may import only from its own and from earlier groups.
 */
export const layers = {
  routes: ["routes", "domain", "platform", "ui", "locales"],
  jobs: ["jobs", "domain", "platform", "locales"],
  domain: ["domain", "platform", "locales"],
  ui: ["ui", "domain", "locales"],
  platform: ["platform", "locales"],
  locales: ["locales"],
};

export const domainGroups = [
  ["money", "outcome"],
  ["audit", "areas", "privacy", "notifications", "accounts"],
  ["needs", "sponsors", "payments"],
  ["matching", "pledges", "baskets"],
  ["cards"],
  ["deliveries"],
  ["instalments", "surplus", "waitlist"],
  ["treasury"],
  ["certificates"],
  ["disclosure"],
  ["search", "programmes"],
  ["saved-searches"],
  ["open-data"],
];

const groupOf = new Map(domainGroups.flatMap((names, group) => names.map((name) => [name, group])));

function placeOf(file) {
  const [layer, second = ""] = file.split("/");
  return { layer, module: second.replace(/\.(server\.)?tsx?$/, "").replace(/\.server$/, "") };
}

/** Why an import breaks the arrows, or null. Both paths are relative to app/. */
export function broken(from, to) {
  const source = placeOf(from);
  const target = placeOf(to);
  const allowed = layers[source.layer];
  if (!allowed) return null;
  if (!allowed.includes(target.layer)) return `${source.layer} must not import ${target.layer}`;
  if (source.layer === "ui" && target.layer === "domain" && to.endsWith(".server")) return "ui must not import server files of the domain";
  if (["routes", "ui"].includes(source.layer) && /platform\/(database|generated)/.test(to)) return `only domain and jobs touch the database`;
  if (source.layer === "domain" && target.layer === "domain") {
    const a = groupOf.get(source.module);
    const b = groupOf.get(target.module);
    if (a === undefined || b === undefined) return `domain/${a === undefined ? source.module : target.module} has no place in the order of modules`;
    if (b > a) return `domain/${source.module} must not import the later module domain/${target.module}; record an event instead`;
  }
  return null;
}

const imports = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const root = path.join(context.cwd, "app");
    const file = path.relative(root, context.filename).replaceAll(path.sep, "/");
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== "string") return;
      const to = name.startsWith("~/") ? name.slice(2) : name.startsWith(".") ? path.posix.join(path.posix.dirname(file), name) : undefined;
      if (!to || to.startsWith("..")) return;
      const reason = broken(file, to);
      if (reason) context.report({ node, message: `${reason} (${name})` });
    };
    return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

export const arrows = { rules: { imports } };
