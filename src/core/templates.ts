/** Stands for one unit of a template tag: a private-use character, which is neither space nor markup anywhere. */
export const templateUnit = '\uE000'

// Liquid, Nunjucks and Hugo: {{ … }}, {{< … >}}, {% … %}, {# … #}. A tag does not run over a blank line.
const tag = /\{\{(?:(?!\}\}|\n[ \t\r]*\n)[\s\S])*\}\}|\{%(?:(?!%\}|\n[ \t\r]*\n)[\s\S])*%\}|\{#(?:(?!#\}|\n[ \t\r]*\n)[\s\S])*#\}/g

// What stands between these is shown as it is, or is code.
const verbatim = /\{%-?\s*(raw|highlight|codeblock|code)\b[^%]*%\}[\s\S]*?\{%-?\s*end\1\s*-?%\}/g

/**
 * Blanks template tags out, so that neither Markdown nor HTML is looked for in them.
 * @returns a text of the same length with the same line ends
 */
export function maskTemplates(text: string): string {
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('{#')) return text
  return text.replace(verbatim, blank).replace(tag, blank)
}

/** Whether a piece of masked text holds, or is part of, a template tag. */
export function isTemplated(masked: string): boolean {
  return masked.includes(templateUnit)
}

function blank(written: string): string {
  return written.replace(/[^\r\n]/g, templateUnit)
}
