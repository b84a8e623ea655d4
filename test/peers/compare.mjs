// Holds Copydesk against html-validate, HTMLHint and axe-core (in a browser) on real articles and on its own examples: where they
// look for the same thing, do they find the same? Prints a table with the reason of each difference; fails when one has none.
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { table } from '../bench/measure.mjs'
import { reasons } from './reasons.mjs'
import { openTools } from './tools.mjs'

const work = mkdtempSync(join(tmpdir(), 'copydesk-peers-'))
let unexplained = 0
try {
  const { compared, concerns, placeOf } = await ours()
  const sources = compared()
  for (const { name, articles } of sources)
    console.log(articles.length === 0 ? `${name}: skipped, there are none here` : `${name}: ${articles.length} with HTML`)
  const { tools, close } = await openTools()
  try {
    console.log(tools.map(({ name, version }) => `${name} ${version}`).join(', '))
    for (const source of sources) if (source.articles.length > 0) await compare(source, tools, Object.keys(concerns), placeOf)
  } finally {
    await close()
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
console.log(unexplained === 0 ? '\n1 passed, 0 failed' : `\n${unexplained} differences without a reason\n0 passed, 1 failed`)
process.exitCode = unexplained === 0 ? 0 : 1

async function ours() {
  const outfile = join(work, 'ours.cjs')
  await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'ours.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  })
  return createRequire(import.meta.url)(outfile)
}

async function compare({ name, articles }, tools, concerns, placeOf) {
  const cells = new Map()
  const cell = (concern, tool) => {
    const key = `${concern}|${tool}`
    if (!cells.has(key)) cells.set(key, { both: 0, ours: 0, theirs: 0, why: new Map() })
    return cells.get(key)
  }
  const explain = (difference) => {
    const { concern, tool, side, article, place, message } = difference
    const counted = cell(concern, tool)
    counted[side]++
    const reason = reasons.find((one) => one.side === side && one.concern === concern && one.tools.includes(tool) && one.is(difference))
    const why = reason?.why ?? 'NO REASON KNOWN'
    if (!reason) {
      unexplained++
      const line = article.text.slice(0, place).split('\n').length
      console.log(
        `?? ${tool}, ${concern}, only ${side}: ${article.path}:${line} ${JSON.stringify(article.text.slice(place, place + 90))} ${message ?? ''}`,
      )
    }
    const key = `${side === 'ours' ? 'only Copydesk' : `only ${tool}`}: ${why}`
    counted.why.set(key, (counted.why.get(key) ?? 0) + 1)
  }
  for (const article of articles) {
    for (const tool of tools) {
      const theirs = new Map()
      for (const { concern, offset, element, message } of await tool.find(article.html)) {
        const at = element ? article.article.named(element.name)[element.index]?.startTag.start : offset
        if (!theirs.has(concern)) theirs.set(concern, new Map())
        if (at !== undefined) theirs.get(concern).set(placeOf(article.article, at, concern === 'obsolete HTML'), message)
      }
      for (const concern of tool.concerns) {
        const own = article.ours.get(concern)
        const other = theirs.get(concern) ?? new Map()
        const about = (place) => ({ concern, tool: tool.name, article, place, all: { ours: own, theirs: other } })
        for (const place of own) {
          if (other.has(place)) cell(concern, tool.name).both++
          else explain({ side: 'ours', ...about(place) })
        }
        for (const [place, message] of other) if (!own.has(place)) explain({ side: 'theirs', ...about(place), message })
      }
    }
  }
  console.log(`\n${name}`)
  const rows = []
  for (const concern of concerns) {
    const found = articles.reduce((sum, article) => sum + article.ours.get(concern).size, 0)
    const looking = tools.filter((tool) => tool.concerns.includes(concern))
    if (looking.length === 0) rows.push([concern, 'none has such a rule', found, '', '', ''])
    for (const tool of looking) {
      const { both, ours, theirs } = cells.get(`${concern}|${tool.name}`) ?? { both: 0, ours: 0, theirs: 0 }
      rows.push([concern, tool.name, found, both, ours, theirs])
    }
  }
  table(['', 'tool', 'Copydesk', 'both', 'only Copydesk', 'only the tool'], rows)
  console.log('\nWhy they differ')
  for (const concern of concerns)
    for (const tool of tools)
      for (const [why, count] of cells.get(`${concern}|${tool.name}`)?.why ?? []) console.log(`  ${count} × ${concern}, ${why}`)
}
