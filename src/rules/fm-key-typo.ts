import * as l10n from '@vscode/l10n'
import { readDate } from '../core/dates/dates'
import { textsIn } from '../core/settings/ruleOptions'
import { renameKey } from '../core/schema/fieldEdits'
import type { SiteGenerator } from '../core/generators/shared/generator'
import type { Finding } from '../core/text/problem'
import type { Rule } from '../core/lint/rule'
import type { Field } from '../core/data/nodes'

const targets =
  'title subtitle date updated lastmod author authors category categories tags description excerpt summary keywords layout permalink published comments thumbnail headimg'.split(
    ' ',
  )
const dates = new Set(['date', 'updated', 'lastmod'])
/** Valid keys that differ from a known key by one letter. */
const validKeys = new Set(['publisher', 'publishes', 'tabs', 'tile', 'titre', 'autor', 'subtitled'])

export const fmKeyTypo: Rule = {
  id: 'fm-key-typo',
  severity: 'information',
  options: {
    keys: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: [],
      description: 'Other keys that the site uses; they are not reported.',
    },
  },
  docs: {
    summary: 'Common keys are spelled as site generators expect.',
    why: 'A site generator ignores keys that it does not know. With “data” instead of “date”, the article gets the date of its file.',
    authority: 'Hexo and Jekyll, docs on front matter',
    bad: [
      '---\ntitle: Harbour opens\n⟦data⟧: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\n⟦update⟧: 2024-01-05 08:00:00\n---\n',
      '---\n⟦Title⟧: Harbour opens\ndate: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\n⟦catagories⟧: [Sports]\n---\n',
      '---\n⟦title:⟧: Harbour opens\ndate: 2024-01-05\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\nextra: 1\nbadge: new\npublisher: Tidewater\ntitles: []\nauthor2: Mara\nsubTitle: At last\n---\n',
      '---\ntitle: Harbour opens\ndata: { port: 3 }\nupdate: true\n---\n',
      '---\ntitle: Harbour opens\ndate: 2024-01-05\ndata: 2024-01-06\n---\n',
    ],
  },
  *check({ text, frontMatter }, { generator, schema, options }) {
    if (!frontMatter || frontMatter.errors.length > 0) return
    const present = new Set(frontMatter.fields.map(({ key }) => key))
    let allowedKeys: ReadonlySet<string> | undefined
    yield* ignoredKeys(text, frontMatter.fields, generator)
    for (const field of frontMatter.fields) {
      const target = intendedKey(field, generator.frontMatter.caselessKeys)
      if (target === undefined || present.has(target)) continue
      allowedKeys ??= new Set([...schema.fields.map(({ name }) => name), ...textsIn(options['keys'])])
      if (allowedKeys.has(field.key)) continue
      present.add(target)
      const renaming = renameKey(text, field, target)
      yield {
        range: field.keyRange,
        message: l10n.t('Site generators do not know the key “{0}”. Did you mean “{1}”?', field.key, target),
        fixes: renaming ? [{ title: l10n.t('Rename to “{0}”', target), edits: [renaming], safe: false }] : [],
      }
    }
  },
}

/** Keys of tags and categories that the generator does not read. */
function* ignoredKeys(text: string, fields: readonly Field[], { title = '', taxonomies }: SiteGenerator): Generator<Finding> {
  const present = new Set(fields.map(({ key }) => key.toLowerCase()))
  for (const field of fields) {
    const target = taxonomies.ignored[field.key.toLowerCase()]
    if (target === undefined) continue
    const renaming = present.has(target) ? undefined : renameKey(text, field, target)
    yield {
      range: field.keyRange,
      message: l10n.t('{0} reads “{2}”, not “{1}”, unless the settings of the site say so.', title, field.key, target),
      fixes: renaming ? [{ title: l10n.t('Rename to “{0}”', target), edits: [renaming], safe: false }] : [],
    }
  }
}

/** @param caseless whether the site ignores upper and lower case in keys */
function intendedKey({ key, value }: Field, caseless: boolean): string | undefined {
  // `title:: Harbour` has a colon in its key.
  const bare = key.replace(/[\s:：]/g, '')
  if (bare !== key && targets.includes(bare)) return bare
  if (!/^[A-Za-z]{3,}$/.test(key) || targets.includes(key)) return undefined
  const lower = key.toLowerCase()
  // `subTitle` or `headImg` may be intended; `Title` and `DATE` are typos.
  if (targets.includes(lower)) return /^[A-Z]/.test(key) && !caseless ? lower : undefined
  if (validKeys.has(lower)) return undefined
  return targets.find((target) => isTypo(lower, target) && (!dates.has(target) || isDate(value)))
}

function isDate(value: Field['value']): boolean {
  return value.kind === 'scalar' && typeof value.value === 'string' && readDate(value.value) !== undefined
}

/** One letter added, removed or replaced, but not the first letter, and not a plural “s”. */
function isTypo(written: string, target: string): boolean {
  if (written[0] !== target[0] || Math.abs(written.length - target.length) > 1) return false
  if (written === `${target}s` || target === `${written}s`) return false
  let same = 0
  while (same < written.length && written[same] === target[same]) same++
  const skip = (length: number) => (length === Math.max(written.length, target.length) ? 1 : 0)
  return written.slice(same + skip(written.length)) === target.slice(same + skip(target.length))
}
