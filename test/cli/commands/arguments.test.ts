import assert from 'node:assert/strict'
import { readArguments } from '../../../src/cli/commands/arguments'
import { wantsChinese, wantsColour } from '../../../src/cli/displayLanguage'

describe('readArguments', () => {
  const plain = { kind: 'check', paths: [], fix: false, quiet: false, format: 'text', config: undefined, maxWarnings: undefined }

  it('reads check with its options, in any order', () => {
    assert.deepEqual(readArguments(['check']), plain)
    assert.deepEqual(
      readArguments(['check', 'a.md', '--fix', 'b', '--quiet', '--format=json', '--config', 'c.yaml', '--max-warnings', '3']),
      {
        kind: 'check',
        paths: ['a.md', 'b'],
        fix: true,
        quiet: true,
        format: 'json',
        config: 'c.yaml',
        maxWarnings: 3,
      },
    )
    assert.deepEqual(readArguments(['check', '--', '--odd.md']), { ...plain, paths: ['--odd.md'] })
  })

  it('reads the other commands', () => {
    assert.deepEqual(readArguments(['explain', 'title-missing']), { kind: 'explain', rule: 'title-missing' })
    assert.deepEqual(readArguments(['init']), { kind: 'init', folder: '.', write: false })
    assert.deepEqual(readArguments(['init', 'blog', '--write']), { kind: 'init', folder: 'blog', write: true })
    assert.deepEqual(readArguments(['dump', 'a.md']), { kind: 'dump', file: 'a.md' })
    assert.deepEqual(readArguments(['--version']), { kind: 'version' })
    assert.deepEqual(readArguments(['--help']), { kind: 'help', about: undefined })
    assert.deepEqual(readArguments(['check', '--help']), { kind: 'help', about: 'check' })
    assert.deepEqual(readArguments(['help', 'dump']), { kind: 'help', about: 'dump' })
  })

  for (const [args, message] of [
    [[], 'Say what to do: check, rename, infer, explain, dump or init.'],
    [['chek'], 'There is no command “chek”. Did you mean “check”?'],
    [['article.md'], 'There is no command “article.md”. To check a file or folder: copydesk check article.md'],
    [['--fix'], '--fix has to follow a command, such as check.'],
    [['check', '--fixx'], 'There is no option --fixx. Did you mean --fix?'],
    [['check', '--unheard-of'], 'There is no option --unheard-of.'],
    [['check', '--config'], '--config needs a value.'],
    [['check', '--config', '--fix'], '--config needs a value.'],
    [['check', '--fix=yes'], '--fix takes no value.'],
    [['check', '--format', 'xml'], '--format is text or json, not “xml”.'],
    [['check', '--max-warnings', '-1'], '--max-warnings needs a value.'],
    [['check', '--max-warnings=-1'], '--max-warnings takes a whole number, not “-1”.'],
    [['check', '--max-warnings', 'many'], '--max-warnings takes a whole number, not “many”.'],
    [['explain'], 'Name one rule to explain.'],
    [['dump', 'a.md', 'b.md'], 'Name one file to dump.'],
  ] as const) {
    it(`says what is wrong with: ${args.join(' ')}`, () => {
      const command = readArguments(args)
      assert.equal(command.kind, 'usage')
      assert.equal(command.kind === 'usage' && command.message, message)
    })
  }
})

describe('language and colour', () => {
  it('takes the first locale that is set', () => {
    assert.equal(wantsChinese({ LANG: 'zh_CN.UTF-8' }), true)
    assert.equal(wantsChinese({ LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }), false)
    assert.equal(wantsChinese({ COPYDESK_LANG: 'zh', LC_ALL: 'C' }), true)
    assert.equal(wantsChinese({ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'C' }), true)
    assert.equal(wantsChinese({}), false)
  })

  it('colours a terminal, unless told otherwise', () => {
    assert.equal(wantsColour({}, true), true)
    assert.equal(wantsColour({}, false), false)
    assert.equal(wantsColour({ NO_COLOR: '1' }, true), false)
    assert.equal(wantsColour({ FORCE_COLOR: '1' }, false), true)
    assert.equal(wantsColour({ FORCE_COLOR: '0' }, true), false)
    assert.equal(wantsColour({ TERM: 'dumb' }, true), false)
  })
})
