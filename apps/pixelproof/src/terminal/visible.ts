/**
 * Text for a terminal with nothing in it that acts: control characters (escape sequences, newlines) and marks that turn
 * the writing direction become `\u001b`. Names of files, and messages that quote them, pass through here.
 */
export const visible = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => String.raw`\u` + character.charCodeAt(0).toString(16).padStart(4, "0"),
  );
