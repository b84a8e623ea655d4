import assert from 'node:assert/strict'
import { parseArgs } from 'node:util'
import { check } from '../../../src/cli/commands/check'
import { readCheckOptions } from '../../../src/cli/commands/checkOptions'
import { commands } from '../../../src/cli/commands/commands'
import { usageLine } from '../../../src/cli/commands/help'
import { readRenameOptions, rename } from '../../../src/cli/commands/rename'
import { wantsChinese, wantsColour } from '../../../src/cli/displayLanguage'
import { reporters } from '../../../src/cli/reporters/reporters'
import { clean, memoryFiles, run } from '../memory'

describe('the arguments of a command', () => {
  const checkOptions = (...args: string[]) => readCheckOptions(parseArgs({ args, options: check.options, allowPositionals: true }))
  const [text, json] = reporters
  const formats = reporters.map(({ name }) => name).join(', ')
  const names = commands.map(({ name }) => name).join(', ')
  const defaults = {
    paths: ['.'],
    fix: false,
    gate: undefined,
    quiet: false,
    reports: [{ format: text, file: undefined }],
    config: undefined,
    maxWarnings: undefined,
    changed: undefined,
    baseline: undefined,
    updateBaseline: false,
    failOn: 'error',
    statistics: false,
    showSuppressed: false,
    listRules: false,
    shard: undefined,
    stdin: undefined,
    diff: false,
    watch: false,
    cache: false,
    cacheLocation: undefined,
    jobs: undefined,
  }

  it('are read in any order', () => {
    assert.deepEqual(checkOptions(), defaults)
    assert.deepEqual(checkOptions('a.md', '--fix', 'b', '--quiet', '--format=json', '--config', 'c.yaml', '--max-warnings', '3'), {
      ...defaults,
      paths: ['a.md', 'b'],
      fix: true,
      quiet: true,
      reports: [{ format: json, file: undefined }],
      config: 'c.yaml',
      maxWarnings: 3,
    })
    assert.deepEqual(checkOptions('--changed='), { ...defaults, changed: '' })
    assert.deepEqual(checkOptions('--', '--odd.md'), { ...defaults, paths: ['--odd.md'] })
  })

  it('name what to rename, and the files', () => {
    const args = ['--tag', ' a ', 'b', 'c.md', '--dry-run']
    assert.deepEqual(readRenameOptions(parseArgs({ args, options: rename.options, allowPositionals: true })), {
      vocabulary: 'tags',
      from: 'a',
      to: 'b',
      paths: ['c.md'],
      dryRun: true,
    })
  })

  for (const [args, message] of [
    [[], `Name a command: ${names}.`],
    [['chek'], 'There is no command “chek”. Did you mean “check”?'],
    [['article.md'], 'There is no command “article.md”. To check a file or folder: copydesk check article.md'],
    [['--fix'], '--fix must follow a command, such as check.'],
    [['check', '--fixx'], 'There is no option --fixx. Did you mean --fix?'],
    [['check', '--unheard-of'], 'There is no option --unheard-of.'],
    [['check', '--config'], '--config needs a value.'],
    [['check', '--config', '--fix'], '--config needs a value.'],
    [['check', '--fix=yes'], '--fix takes no value.'],
    [['check', '--format', 'xml'], `--format must be one of ${formats}, not “xml”.`],
    [['check', '--max-warnings', '-1'], '--max-warnings needs a value.'],
    [['check', '--max-warnings=-1'], '--max-warnings takes a whole number, not “-1”.'],
    [['check', '--max-warnings', 'many'], '--max-warnings takes a whole number, not “many”.'],
    [['check', '--fail-on', 'worse'], '--fail-on must be one of error, warning, information, hint, never, not “worse”.'],
    [['check', '--update-baseline'], '--update-baseline needs --baseline, which names the file.'],
    [['check', '--quiet=1'], '--quiet takes no value.'],
    [['check', '--shard', '5/4'], '--shard takes a part and the number of parts, such as 1/4, not “5/4”.'],
    [['check', '--shard', '0/4'], '--shard takes a part and the number of parts, such as 1/4, not “0/4”.'],
    [['check', '--shard=1'], '--shard takes a part and the number of parts, such as 1/4, not “1”.'],
    [['check', '--stdin', 'a.md'], '--stdin checks one text: it cannot be used with paths, --changed or --update-baseline.'],
    [['check', '--stdin-filename', 'a.md'], '--stdin-filename needs --stdin.'],
    [['check', '--diff', '--fix'], '--diff shows the fixes and --fix makes them: use one of the two.'],
    [['check', '--diff', '--format', 'json'], '--diff writes to standard output: name a file for the format, as in --format sarif=FILE.'],
    [['explain'], 'Name one rule to explain.'],
    [['dump', 'a.md', 'b.md'], 'Name one file to dump.'],
    [['init', 'a', 'b'], 'Name one folder.'],
    [['infer', '--out', 'a'], '--out names the folder to write to: it needs --write.'],
    [['infer', '--style', '--write'], '--style shows a list for the desk to decide on: it writes nothing.'],
  ] as const) {
    it(`are refused, with the reason and the usage: ${args.join(' ')}`, async () => {
      const files = memoryFiles({ 'a.md': clean })
      const { code, out, err } = await run(files, args)
      assert.deepEqual([code, out, files.written], [2, '', []])
      assert.equal(err.slice(0, err.indexOf('\n\n')), message)
      assert.match(err.slice(message.length), /copydesk /)
    })
  }
})

describe('copydesk --help', () => {
  it('lists every command', async () => {
    for (const args of [['--help'], ['-h'], ['help']]) {
      const { code, out } = await run(memoryFiles({}), args)
      assert.equal(code, 0)
      for (const { name, summary } of commands) assert.match(out.replace(/\s+/g, ' '), new RegExp(`copydesk ${name} [^.]*${summary()}`))
    }
  })

  it('describes every option of a command', async () => {
    for (const command of commands) {
      const { code, out } = await run(memoryFiles({}), [command.name, '--help'])
      assert.equal(code, 0)
      assert.equal(out, (await run(memoryFiles({}), ['help', command.name])).out)
      const flat = out.replace(/\s+/g, ' ')
      assert.ok(out.startsWith(`${usageLine(command)}\n\n`) && flat.includes(command.description()))
      for (const line of out.split('\n').slice(1)) assert.ok(line.length <= 100, line)
      for (const [name, { help }] of Object.entries(command.options)) assert.ok(out.includes(`  --${name}`) && flat.includes(help()), name)
    }
  })

  it('shows which options belong together', () => {
    const lines = commands.map(usageLine)
    for (const line of [
      'copydesk check [paths…] [options]',
      'copydesk rename OLD NEW [paths…] --category|--tag|--author [--dry-run]',
      'copydesk infer [paths…] [--write] [--style] [--out FOLDER]',
      'copydesk explain RULE',
      'copydesk dump FILE',
      'copydesk init [FOLDER] [--write]',
    ])
      assert.ok(lines.includes(line), line)
  })

  it('names every output format', async () => {
    const { out } = await run(memoryFiles({}), ['check', '--help'])
    for (const { name, description } of reporters) assert.ok(out.replace(/\s+/g, ' ').includes(`${name} (${description()})`))
  })
})

describe('language and colour', () => {
  it('takes the first locale that is set', () => {
    assert.equal(wantsChinese({ LANG: 'zh_CN.UTF-8' }), true)
    assert.equal(wantsChinese({ LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }), false)
    assert.equal(wantsChinese({ COPYDESK_LANG: 'zh', LC_ALL: 'C' }), true)
    assert.equal(wantsChinese({ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'C' }), true)
    assert.equal(wantsChinese({}), false)
  })

  it('colours a terminal, unless a variable says otherwise', () => {
    assert.equal(wantsColour({}, true), true)
    assert.equal(wantsColour({}, false), false)
    assert.equal(wantsColour({ NO_COLOR: '1' }, true), false)
    assert.equal(wantsColour({ FORCE_COLOR: '1' }, false), true)
    assert.equal(wantsColour({ FORCE_COLOR: '0' }, true), false)
    assert.equal(wantsColour({ TERM: 'dumb' }, true), false)
  })
})
