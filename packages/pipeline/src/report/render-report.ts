import { createHash } from "node:crypto";
import { attemptsSection } from "./attempts.ts";
import { chips } from "./chips.ts";
import { detailsSection } from "./details.ts";
import { facts } from "./facts.ts";
import { figuresSection } from "./figures.ts";
import { findingsSection } from "./findings.ts";
import { Html, html } from "./html.ts";
import { keptSection } from "./kept.ts";
import { makingSection } from "./making.ts";
import { objectsSection } from "./objects.ts";
import type { ReportInput } from "./report-input.ts";
import { script } from "./script.ts";
import { styles } from "./styles.ts";
import { verdict } from "./verdict.ts";
import { viewerStyles } from "./viewer-styles.ts";
import { viewer } from "./viewer.ts";

/**
 * One HTML page that holds everything it shows. Its content security policy allows the page's own style and script by
 * their hashes and pictures from `data:` URIs, and nothing else: it never asks the network for anything.
 */
export function renderReport(input: ReportInput): string {
  const { quality, pictures, details = [] } = input;
  const style = styles + viewerStyles(pictures, quality.dimensions_after);
  const { tone, headline, lead } = verdict(quality);
  const policy = `default-src 'none'; img-src data:; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${quality.source.name}: Pixelproof report</title>
        <link rel="icon" href="data:," />
        ${element("style", style)}
      </head>
      <body>
        <header>
          <p class="brand"><b>Pixelproof</b> <span>Report on ${quality.source.name}</span></p>
          <h1 class="${tone}">${headline}</h1>
          <p class="lead">${lead}</p>
          ${chips(quality)}
        </header>
        <main>
          ${viewer(input)} ${facts(quality)} ${figuresSection(quality)} ${detailsSection(details)}
          ${findingsSection(quality)} ${objectsSection(quality)} ${keptSection(quality)} ${attemptsSection(quality)}
          ${makingSection(quality)}
        </main>
        <details>
          <summary>All of this as JSON</summary>
          <pre>${JSON.stringify(quality, undefined, 2)}</pre>
        </details>
        <footer>This page holds everything it shows: it loads nothing and sends nothing.</footer>
        ${element("script", script)}
      </body>
    </html> `;
  return page.toString();
}

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Joined outside a template, where a formatter would change the text after its hash was taken. */
const element = (name: "style" | "script", text: string): Html => new Html(`<${name}>${text}</${name}>`);
