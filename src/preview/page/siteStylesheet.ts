/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { scopeSelector } from './scopeSelector'

/** Rules without selectors; they stay outside the scope. There is no `@import`, because constructed style sheets ignore it. */
const unscoped = [CSSFontFaceRule, CSSKeyframesRule]

/**
 * Restricts a style sheet to one element and its descendants. The CSS is parsed first, so that nothing in it can close the scope. The
 * Content-Security-Policy of the page decides what it can load.
 * @param base the address that relative addresses are resolved against
 * @param scope a selector
 */
export function scopedSheet(css: string, base: string, scope: string): CSSStyleSheet {
  const parsed = new CSSStyleSheet(URL.canParse(base) ? { baseURL: base } : {})
  parsed.replaceSync(css)
  const scopedRules: string[] = []
  const unscopedRules: string[] = []
  for (const rule of parsed.cssRules) {
    rewriteSelectors(rule)
    if (unscoped.some((kind) => rule instanceof kind)) unscopedRules.push(rule.cssText)
    else scopedRules.push(rule.cssText)
  }
  const scoped = new CSSStyleSheet(URL.canParse(base) ? { baseURL: base } : {})
  scoped.replaceSync(`${unscopedRules.join('\n')}\n@scope (${scope}) {\n${scopedRules.join('\n')}\n}`)
  return scoped
}

function rewriteSelectors(rule: CSSRule): void {
  if (rule instanceof CSSStyleRule) rule.selectorText = scopeSelector(rule.selectorText)
  else if (rule instanceof CSSGroupingRule) for (const inner of rule.cssRules) rewriteSelectors(inner)
}
