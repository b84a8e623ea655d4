import * as l10n from '@vscode/l10n'
import { parseArticle, type Article } from '../../core/article/article'
import type { HtmlElement, HtmlNode } from '../../core/html/readHtml'
import { markdownOf } from '../../core/settings/articleFormat'
import { readingInWords } from '../../core/settings/readingInWords'
import { generatorOf } from '../../core/settings/siteScope'
import type { Range } from '../../core/text/text'
import { visibleMessage, visibleName } from '../../core/text/visible'
import type { ValueNode } from '../../core/data/nodes'
import { rules } from '../../rules'
import { readConfigs } from '../config/configs'
import type { Io } from '../io/io'
import { readArticleText } from '../io/readText'
import { defineCommand, UsageError } from './command'
import { settingsLines } from './dumpSettings'
import { locationOf } from '../../core/text/location'

export const dump = defineCommand({
  name: 'dump',
  positionals: () => l10n.t('FILE'),
  summary: () => l10n.t('Shows how an article is parsed.'),
  description: () =>
    l10n.t('Shows how an article is parsed: each field and element with its position; and where each of its settings comes from.'),
  options: {},
  run({ positionals: [file, ...others] }, io) {
    if (file === undefined || others.length > 0) throw new UsageError(l10n.t('Name one file to dump.'))
    return dumpFile(file, io)
  },
})

/** Characters of a text to show before it is cut. */
const maxShownLength = 60

function dumpFile(file: string, { files, print, warn }: Io): number {
  const path = files.resolve(file)
  if (files.kind(path) === undefined) {
    warn(`${l10n.t('“{0}” does not exist.', visibleName(file))}\n`)
    return 2
  }
  const read = readArticleText(files, path)
  if ('refused' in read) {
    warn(`${visibleName(file)}: ${read.refused}\n`)
    return 1
  }
  const { configOf } = readConfigs([path], { files, rules, config: undefined })
  const config = configOf(path)
  const { scope } = config
  const article = parseArticle(read.text, path)
  const markdown = markdownOf(article, path, generatorOf(scope), undefined)
  const lines = [...articleLines(article.readAs(markdown)), readingInWords(scope), ...settingsLines(article, path, config)]
  print(lines.map((line) => `${visibleMessage(line)}\n`).join(''))
  return 0
}

function* articleLines(article: Article): Generator<string> {
  const { frontMatter, body, text, lines } = article
  const at = (range: Range) => {
    const { line, column, endLine, endColumn } = locationOf(text, lines, range)
    return `${line}:${column}-${endLine}:${endColumn}`
  }
  const quoted = (range: Range) => quote(text.slice(range.start, range.end))
  if (frontMatter) {
    const { language, open, close, content, errors, repairs, fields, root } = frontMatter
    yield `front matter (${language})  ${at({ start: open.start, end: close?.end ?? content.end })}`
    for (const error of errors) yield `  error ${error.code}  ${at(error.range)}  ${quote(error.message)}`
    for (const { ruleId, range } of repairs) yield `  repair ${ruleId}  ${at(range)}  ${quoted(range)}`
    for (const { key, keyRange, value } of fields) {
      yield `  ${key}  ${at(keyRange)}`
      yield* valueLines(value, '    ')
    }
    if (root && root.kind !== 'map') yield* valueLines(root, '  ')
  } else {
    yield 'no front matter'
  }
  yield `body  ${at(body)}`
  for (const element of article.elements) if (!element.parent) yield* elementLines(element, '  ')
  for (const { alt, range } of article.images) yield `  image  ${at(range)}  ${quote(alt)}`

  function* valueLines(value: ValueNode, indent: string): Generator<string> {
    if (value.kind === 'scalar') {
      yield `${indent}${value.style} ${value.value === null ? 'null' : typeof value.value}  ${at(value.range)}  ${quote(String(value.value ?? ''))}`
      return
    }
    yield `${indent}${value.style} ${value.kind}  ${at(value.range)}`
    if (value.kind === 'list') for (const item of value.items) yield* valueLines(item.value, `${indent}  `)
    else
      for (const field of value.fields) {
        yield `${indent}  ${field.key}  ${at(field.keyRange)}`
        yield* valueLines(field.value, `${indent}    `)
      }
  }

  function* elementLines(root: HtmlElement, first: string): Generator<string> {
    // An explicit stack: pasted HTML can be nested deeper than the call stack allows.
    const waiting: { readonly node: HtmlNode; readonly indent: string }[] = [{ node: root, indent: first }]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { node, indent } = next
      if (node.kind !== 'element') {
        if (text.slice(node.range.start, node.range.end).trim() !== '')
          yield `${indent}${node.kind}  ${at(node.range)}  ${quoted(node.range)}`
        continue
      }
      yield `${indent}<${node.name}>  ${at(node.range)}${node.endTag || node.children.length === 0 ? '' : '  not closed'}`
      for (const { name, value, range } of node.attributes)
        yield `${indent}  @${name}  ${at(range)}${value === undefined ? '' : `  ${quote(value)}`}`
      for (const child of [...node.children].reverse()) waiting.push({ node: child, indent: `${indent}  ` })
    }
  }
}

function quote(text: string): string {
  const points = [...text.slice(0, maxShownLength * 2 + 2)]
  return JSON.stringify(points.length > maxShownLength ? `${points.slice(0, maxShownLength).join('')}…` : text)
}
