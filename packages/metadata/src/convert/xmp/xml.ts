/** A name with its namespace. */
export interface QName {
  readonly uri: string;
  readonly local: string;
}

/** A piece of the text, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface XmlAttribute extends QName, Range {
  /** As written, with its prefix. */
  readonly qname: string;
  /** As written, entities not replaced. */
  readonly value: string;
}

/** Namespaces by prefix, "" for the default one: those an element declares, and those around it. */
export interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer?: Scope;
  /** Letters of all names and prefixes in scope. */
  readonly letters: number;
}

export interface XmlElement extends QName, Range {
  readonly qname: string;
  readonly attributes: readonly XmlAttribute[];
  readonly scope: Scope;
  readonly children: readonly XmlElement[];
  /** Between the tags; empty and at the end for `<a/>`. */
  readonly content: Range;
}

export interface XmlText {
  /** The outermost elements. */
  readonly elements: readonly XmlElement[];
  readonly comments: readonly Range[];
}

/** More than any XMP has, and little enough for hostile markup not to hurt. */
const most = { pieces: 100_000, depth: 200, scopeLetters: 20_000 };

const skipped = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|[^<]+/y;
const closing = /<\/([^\s<>/]+)\s*>/y;
const opening = /<([^\s<>/"'=!?]+)/y;
const attribute = /\s+([^\s<>/"'=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const openingEnd = /\s*(\/?)>/y;
const xml: Scope = { declared: new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]), letters: 0 };

type Open = XmlElement & { readonly children: XmlElement[]; content: { start: number; end: number }; end: number };

/**
 * The elements of a well-formed text (XML 1.0 with namespaces), with their places; undefined for one that is not, has a
 * document type, or more than 100,000 elements and attributes. No entity is replaced, nothing is loaded.
 */
export function parseXml(text: string): XmlText | undefined {
  const top: XmlElement[] = [];
  const comments: Range[] = [];
  const open: Open[] = [];
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  let pieces = 0;
  for (let at = 0; at < text.length;) {
    const passed = match(skipped, at);
    if (passed) {
      if (passed[0].startsWith("<!--")) comments.push({ start: at, end: at + passed[0].length });
      if (comments.length > most.pieces) return undefined;
      at += passed[0].length;
      continue;
    }
    const close = match(closing, at);
    if (close) {
      const element = open.pop();
      if (element?.qname !== close[1]) return undefined;
      element.content.end = at;
      at += close[0].length;
      element.end = at;
      continue;
    }
    const start = at;
    const tag = match(opening, at);
    if (!tag || ++pieces > most.pieces || open.length >= most.depth) return undefined;
    at += tag[0].length;
    const attributes: { qname: string; value: string; start: number; end: number }[] = [];
    for (let found = match(attribute, at); found; found = match(attribute, at)) {
      const end = at + found[0].length;
      if (++pieces > most.pieces) return undefined;
      attributes.push({ qname: found[1], value: found[2] ?? found[3], start: at, end });
      at = end;
    }
    const tagEnd = match(openingEnd, at);
    if (!tagEnd) return undefined;
    at += tagEnd[0].length;
    const parent = open.at(-1);
    const scope = scopeOf(attributes, parent?.scope ?? xml);
    if (scope.letters > most.scopeLetters) return undefined;
    const element: Open = {
      qname: tag[1],
      ...resolved(tag[1], scope, namespaceOf("", scope)),
      attributes: attributes.map((each) => ({ ...each, ...resolved(each.qname, scope, "") })),
      scope,
      children: [],
      content: { start: at, end: at },
      start,
      end: at,
    };
    (parent?.children ?? top).push(element);
    if (tagEnd[1] === "") open.push(element);
  }
  return open.length === 0 ? { elements: top, comments } : undefined;
}

function scopeOf(attributes: readonly { readonly qname: string; readonly value: string }[], outer: Scope): Scope {
  const declared = new Map(
    attributes
      .filter(({ qname }) => qname === "xmlns" || qname.startsWith("xmlns:"))
      .map(({ qname, value }) => [qname.slice(6), value]),
  );
  if (declared.size === 0) return outer;
  const letters = [...declared].reduce((sum, [prefix, uri]) => sum + prefix.length + uri.length, outer.letters);
  return { declared, outer, letters };
}

function namespaceOf(prefix: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const uri = at.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  return "";
}

/** All namespaces in a scope by prefix. */
export const namespacesIn = ({ declared, outer }: Scope): Map<string, string> =>
  new Map([...(outer ? namespacesIn(outer) : []), ...declared]);

function resolved(qname: string, scope: Scope, bare: string): QName {
  const colon = qname.indexOf(":");
  if (colon < 0) return { uri: bare, local: qname };
  return { uri: namespaceOf(qname.slice(0, colon), scope), local: qname.slice(colon + 1) };
}

/** The text with pieces replaced; one that stands inside of another goes with it. */
export function replaced(text: string, pieces: readonly (Range & { readonly by: string })[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, by } of pieces.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start) + by;
    at = end;
  }
  return result + text.slice(at);
}

// XML 1.0, section 2.2: these may not stand in a document, not even as a reference.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it may stand in an element or attribute; characters that XML forbids become U+FFFD. */
export const escapeXml = (text: string): string =>
  text.replaceAll(forbidden, "\uFFFD").replaceAll(/[&<>"]/g, (letter) => entities[letter]);
