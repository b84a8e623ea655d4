import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../../src/cli/commands/commands'
import { reporters } from '../../../src/cli/reporters/reporters'
import { rules } from '../../../src/rules'
import { memoryFiles, run } from '../memory'

const shells = { fish: 'fish', zsh: 'zsh' }
const isInstalled = (program: string) => spawnSync(program, ['--version']).status === 0
const names = commands.map(({ name }) => name)
const formats = reporters.map(({ name }) => name)
/** What is written, and what the shell offers. */
const cases: readonly (readonly [words: readonly string[], offered: readonly string[]])[] = [
  [['copydesk', 'ch'], ['check']],
  [['copydesk', 'check', '--fail'], ['--fail-on']],
  [['copydesk', 'check', '--format', ''], formats],
  [['copydesk', 'check', '--format', 'sa'], ['sarif']],
  [['copydesk', 'explain', 'img-alt-m'], ['img-alt-missing']],
  [['copydesk', 'completion', 'po'], ['powershell']],
]

describe('copydesk completion', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-completion-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function scriptFor(shell: string): Promise<string> {
    const { code, out } = await run(memoryFiles({}), ['completion', shell], { rules })
    assert.equal(code, 0)
    writeFileSync(join(folder, shell), out)
    return join(folder, shell)
  }

  it('names the shells that it has a script for', async () => {
    const { code, err } = await run(memoryFiles({}), ['completion', 'csh'])
    assert.deepEqual([code, err.split('\n')[0]], [2, 'Name one shell: bash, zsh, fish, powershell.'])
  })

  it('offers commands, options and values in bash', async function () {
    if (!isInstalled('bash')) this.skip()
    const script = await scriptFor('bash')
    const offered = (words: readonly string[]) => {
      const quoted = words.map((word) => `'${word}'`).join(' ')
      const program = `source '${script}'; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _copydesk; printf '%s\\n' "\${COMPREPLY[@]}"`
      return spawnSync('bash', ['--norc', '-c', program], { encoding: 'utf8' }).stdout.trim().split('\n')
    }
    assert.deepEqual(offered(['copydesk', '']), [...names, '--help', '--version'])
    for (const [words, expected] of cases) assert.deepEqual(offered(words), expected)
    // Bash splits words at the equals sign.
    assert.deepEqual(offered(['copydesk', 'check', '--format', '=', 'ju']), ['junit'])
    assert.deepEqual(offered(['copydesk', 'check', '--baseline', '']), [''])
  })

  it('offers them in fish', async function () {
    if (!isInstalled(shells.fish)) this.skip()
    const script = await scriptFor('fish')
    for (const [words, expected] of cases) {
      const { stdout } = spawnSync(shells.fish, ['--no-config', '-c', `source '${script}'; complete -C '${words.join(' ')}'`], {
        encoding: 'utf8',
      })
      const offered = stdout
        .trim()
        .split('\n')
        .map((line) => line.split('\t')[0] ?? '')
      assert.deepEqual(offered.sort(), [...expected].sort())
    }
  })

  it('is a script that zsh reads', async function () {
    if (!isInstalled(shells.zsh)) this.skip()
    const script = await scriptFor('zsh')
    const { status, stderr } = spawnSync(shells.zsh, ['-f', '-n', script], { encoding: 'utf8' })
    assert.deepEqual([status, stderr], [0, ''])
  })

  it('has every command and option in each script', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const { out } = await run(memoryFiles({}), ['completion', shell], { rules })
      for (const { name, options } of commands) {
        assert.ok(out.includes(name), name)
        for (const option of Object.keys(options)) assert.ok(out.includes(option), `${shell} ${option}`)
      }
    }
  })
})
