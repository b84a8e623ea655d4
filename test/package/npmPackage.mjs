// Packs the npm package, installs it in an empty folder without a network, and uses it as its readers do: the command, import, require, types.
// With this Node and with the newest one that test/sites/tools.mjs names. `npm run test:npm`.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { toolsOf } from '../sites/tools.mjs'
import { tryPipelines } from './pipelines.mjs'

const maxPackedBytes = 1_000_000
const listed = [
  'LICENSE',
  'README.md',
  'THIRD-PARTY-NOTICES.txt',
  'api.d.ts',
  'api.js',
  'apiTypes.d.ts',
  'cli.js',
  'copydesk.schema.json',
  'package.json',
]
const source = resolve('dist/npm')
const work = mkdtempSync(join(tmpdir(), 'copydesk-npm-'))
const passed = []
const article = '\n---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n<img src="/a.jpg" width="1" height="1">\n'
try {
  const tarball = pack()
  const site = join(work, 'site')
  mkdirSync(join(site, 'posts'), { recursive: true })
  writeFileSync(join(site, 'package.json'), '{"private":true}\n')
  writeFileSync(join(site, 'posts', 'a.md'), article)
  npm(['install', '--offline', '--no-audit', '--no-fund', tarball], site)
  assert.deepEqual(
    readdirSync(join(site, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['copydesk'],
  )
  passed.push('installed without a network, and nothing else with it')
  types(site)
  for (const node of [process.execPath, join(toolsOf('node'), 'node_modules/node/bin/node')]) use(node, site)
  npx(site)
  passed.push(...tryPipelines(work, tarball))
} finally {
  rmSync(work, { recursive: true, force: true })
}
console.log(`${passed.join('\n')}\n${passed.length} passed, 0 failed`)

function npm(args, cwd) {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' })
}

function pack() {
  const [{ filename, size, files }] = JSON.parse(npm(['pack', '--json', '--pack-destination', work], source))
  const paths = files.map(({ path }) => path)
  assert.deepEqual(paths.filter((path) => !path.startsWith('chunks/')).sort(), listed)
  assert.ok(paths.includes('chunks/commandLine.js'))
  assert.ok(size <= maxPackedBytes, `${size} bytes`)
  passed.push(`${files.length} files, ${Math.round(size / 1000)} KB packed`)
  return join(work, filename)
}

/** Compiles a program that uses all types, as CommonJS and as a module, with the declarations checked too. */
function types(site) {
  writeFileSync(
    join(site, 'use.ts'),
    `import { checkText, fixText, readArticle, rules, type Article, type CheckOptions, type Edit, type Field, type Fix, type Problem, type Range, type Rule, type Severity } from 'copydesk'
const options: CheckOptions = { path: 'a.md', settings: 'dialect: hexo' }
const problems: readonly Problem[] = checkText('', options)
const edits: readonly Edit[] = problems.flatMap(({ fixes }): readonly Edit[] => fixes.flatMap((fix: Fix) => fix.edits))
const article: Article = readArticle(fixText('', options))
const fields: readonly Field[] = article.fields
const range: Range = article.bodyRange
const severities: readonly Severity[] = rules.map((rule: Rule) => rule.severity)
// @ts-expect-error A path is a text.
checkText('', { path: 1 })
export { edits, fields, range, severities }
`,
  )
  const tsc = resolve('node_modules/typescript/bin/tsc')
  for (const module of ['node16', 'preserve']) {
    const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--module', module, '--types', '', 'use.ts']
    execFileSync(process.execPath, [tsc, ...options], { cwd: site, stdio: 'inherit' })
  }
  passed.push('the types compile')
}

function use(node, site) {
  const run = (args) => spawnSync(node, args, { cwd: site, encoding: 'utf8' })
  const { stdout: version } = run(['--version'])
  const cli = join(site, 'node_modules/copydesk/cli.js')
  const checked = run([cli, 'check', '--format', 'compact'])
  assert.equal(checked.status, 1, checked.stderr)
  assert.match(checked.stdout, /^posts\/a\.md:7:2: error: This image has no alternative text/m)
  assert.equal(run([cli, '--version']).stdout, `${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`)
  const program = `const text = ${JSON.stringify(article)}
console.log(JSON.stringify([checkText(text).map(({ ruleId, line }) => [ruleId, line]), fixText(text) === text.slice(1), readArticle(text).data.title, rules.length > 50]))`
  const names = '{ checkText, fixText, readArticle, rules }'
  writeFileSync(join(site, 'use.mjs'), `import ${names} from 'copydesk'\n${program}`)
  writeFileSync(join(site, 'use.cjs'), `const ${names} = require('copydesk')\n${program}`)
  for (const file of ['use.mjs', 'use.cjs']) {
    const { stdout, stderr } = run([file])
    assert.equal(stderr, '')
    assert.deepEqual(JSON.parse(stdout), [
      [
        ['fm-leading-content', 1],
        ['img-alt-missing', 7],
      ],
      true,
      'Harbour opens',
      true,
    ])
  }
  assert.equal(run(['-p', "require('copydesk/copydesk.schema.json').title"]).stdout, 'Copydesk settings\n')
  passed.push(`works with Node ${version.trim()}`)
}

function npx(site) {
  const { status, stdout } = spawnSync('npx', ['--no-install', 'copydesk', 'check'], {
    cwd: site,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  assert.equal(status, 1)
  assert.match(stdout, /1 error, 1 warning in 1 article/)
  if (process.platform !== 'win32') assert.ok(statSync(join(site, 'node_modules/.bin/copydesk')).mode & 0o100)
  assert.ok(existsSync(join(site, 'posts', 'a.md')))
  passed.push('npx copydesk check')
}
