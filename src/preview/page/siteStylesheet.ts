/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { scopeSelector } from './scopeSelector'

/** Rules that are not about elements: they stand beside the scope. `@import` never gets here, a constructed sheet has none. */
const unscoped = [CSSFontFaceRule, CSSKeyframesRule]

/**
 * A style sheet that holds for one element and what is in it, whatever is written in it: it is parsed first, so nothing in it
 * can close the scope. It loads what the page's policy allows.
 * @param base what addresses in it are told from
 * @param scope a selector
 */
export function scopedSheet(css: string, base: string, scope: string): CSSStyleSheet {
  const parsed = new CSSStyleSheet(URL.canParse(base) ? { baseURL: base } : {})
  parsed.replaceSync(css)
  const inside: string[] = []
  const beside: string[] = []
  for (const rule of parsed.cssRules) {
    meanScope(rule)
    if (unscoped.some((kind) => rule instanceof kind)) beside.push(rule.cssText)
    else inside.push(rule.cssText)
  }
  const scoped = new CSSStyleSheet(URL.canParse(base) ? { baseURL: base } : {})
  scoped.replaceSync(`${beside.join('\n')}\n@scope (${scope}) {\n${inside.join('\n')}\n}`)
  return scoped
}

function meanScope(rule: CSSRule): void {
  if (rule instanceof CSSStyleRule) rule.selectorText = scopeSelector(rule.selectorText)
  else if (rule instanceof CSSGroupingRule) for (const inner of rule.cssRules) meanScope(inner)
}
