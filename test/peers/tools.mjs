// The other tools, each told to look only for what Copydesk looks for too. They are installed when first asked for, outside of
// the project's dependencies.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { launchBrowser } from '../vscode/host/browser.mjs'
import { npmInstall, piece } from '../vscode/host/cache.mjs'

/** The rules of each tool, by concern. */
const rules = {
  'html-validate': {
    'missing alt': ['wcag/h37'],
    'place of figcaption': [
      'element-permitted-order',
      'element-permitted-occurrences',
      'element-permitted-parent',
      'element-permitted-content',
    ],
    'dangling aria reference': ['no-missing-references'],
    'duplicate id': ['no-dup-id'],
    'unclosed or stray tag': ['close-order', 'no-implicit-close', 'parser-error'],
    'obsolete HTML': ['deprecated', 'no-deprecated-attr'],
  },
  HTMLHint: {
    'missing alt': ['alt-require'],
    'duplicate id': ['id-unique'],
    'unclosed or stray tag': ['tag-pair'],
    'obsolete HTML': ['tag-no-obsolete'],
    'title of iframe': ['frame-title-require'],
  },
  'axe-core': {
    'missing alt': ['image-alt'],
    'dangling aria reference': ['aria-valid-attr-value'],
    'duplicate id': ['duplicate-id-aria'],
    'obsolete HTML': ['blink', 'marquee'],
    'title of iframe': ['frame-title'],
  },
}

/** Other rules than these, and other elements or attributes, are none of ours. */
const relevant = {
  'place of figcaption': (message) => /figcaption/.test(message),
  'dangling aria reference': (message) => /aria-(?:describedby|labelledby)/.test(message),
}

/**
 * @typedef {{ concern: string, offset: number, message: string }} Finding `offset` in the HTML
 * @returns {Promise<readonly { name: string, concerns: readonly string[], version: string, find: (html: string) => Promise<readonly Finding[]> }[]>}
 */
export async function openTools() {
  const folder = await piece('html-tools-1', (temporary) => npmInstall(temporary, ['html-validate@10', 'htmlhint@1', 'axe-core@4']))
  const require = createRequire(join(folder, 'index.js'))
  const browser = await launchBrowser({ locale: 'en' })
  const finders = {
    'html-validate': htmlValidate(require('html-validate')),
    HTMLHint: htmlHint(require('htmlhint')),
    'axe-core': await axe(browser, require('axe-core').source),
  }
  const tools = Object.entries(finders).map(([name, find]) => ({
    name,
    concerns: Object.keys(rules[name]),
    version: JSON.parse(readFileSync(join(folder, 'node_modules', name.toLowerCase(), 'package.json'), 'utf8')).version,
    find,
  }))
  return { tools, close: () => browser.close() }
}

function concernOf(tool, rule, message) {
  const found = Object.entries(rules[tool]).find(([, names]) => names.includes(rule))?.[0]
  return found && (relevant[found]?.(message) ?? true) ? found : undefined
}

function htmlValidate({ HtmlValidate, StaticConfigLoader }) {
  const named = Object.values(rules['html-validate']).flat()
  const wanted = Object.fromEntries(named.filter((name) => name !== 'parser-error').map((name) => [name, 'error']))
  const tool = new HtmlValidate(new StaticConfigLoader({ root: true, elements: ['html5'], rules: wanted }))
  return async (html) => {
    const { results } = await tool.validateString(html)
    return results.flatMap(({ messages }) =>
      messages.flatMap(({ ruleId, message, offset, context }) => {
        const concern = concernOf('html-validate', ruleId, `${message} ${context?.key ?? ''}`)
        return concern ? [{ concern, offset, message: `${ruleId}: ${message}` }] : []
      }),
    )
  }
}

function htmlHint({ HTMLHint }) {
  const wanted = Object.fromEntries(
    Object.values(rules.HTMLHint)
      .flat()
      .map((name) => [name, true]),
  )
  return async (html) => {
    const starts = [0]
    for (const { index } of html.matchAll(/\n/g)) starts.push(index + 1)
    return HTMLHint.verify(html, wanted).flatMap(({ rule, message, line, col }) => {
      const concern = concernOf('HTMLHint', rule.id, message)
      return concern ? [{ concern, offset: starts[line - 1] + col - 1, message: `${rule.id}: ${message}` }] : []
    })
  }
}

async function axe({ page }, source) {
  await page.setContent('<!doctype html><html lang="en"><head><title>Article</title></head><body></body></html>')
  await page.evaluate(source)
  const values = Object.values(rules['axe-core']).flat()
  /** Elements are told by their name and their number among those of that name. */
  const look = async ([html, wanted]) => {
    // Scripts that are set in like this do not run.
    document.body.innerHTML = html
    // Frames would have to be asked, and are not there.
    const { violations, incomplete } = await globalThis.axe.run(document.body, {
      runOnly: { type: 'rule', values: wanted },
      elementRef: true,
      iframes: false,
    })
    return [...violations, ...incomplete].flatMap(({ id, help, nodes }) =>
      nodes.map(({ element, failureSummary }) => {
        const name = element.localName
        return { id, name, index: [...document.getElementsByTagName(name)].indexOf(element), message: `${id}: ${help} ${failureSummary}` }
      }),
    )
  }
  return async (html) => {
    const found = await page.evaluate(look, [html, values])
    return found.flatMap(({ id, name, index, message }) => {
      const concern = concernOf('axe-core', id, message)
      return concern ? [{ concern, element: { name, index }, message }] : []
    })
  }
}
