// The recipes of docs/ci.md, as far as they run without their services: the script of action.yml, pre-commit, lint-staged with husky. Each runs
// the packed npm package on a small site with one error. `npm run test:npm` runs it.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import yaml from 'yaml'
import { toolsOf } from '../sites/tools.mjs'

const faulty = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n<img src="/a.jpg" width="1" height="1">\n'
const clean = '---\ntitle: Harbour closes\ndate: 2024-01-06\n---\n\nText.\n'

/** @returns what has passed */
export function tryPipelines(work, tarball) {
  return [...action(work, tarball), ...preCommit(work, tarball), ...lintStaged(work, tarball), ...recipes()]
}

function newSite(work, name, tarball) {
  const site = join(work, name)
  mkdirSync(join(site, 'posts'), { recursive: true })
  writeFileSync(join(site, 'package.json'), '{"private":true}\n')
  writeFileSync(join(site, '.gitignore'), 'node_modules\n')
  writeFileSync(join(site, 'posts', 'a.md'), faulty)
  writeFileSync(join(site, 'posts', 'b.md'), clean)
  if (tarball)
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--save-dev', tarball], { cwd: site, stdio: 'ignore' })
  git(site, 'init', '--quiet', '--initial-branch=main')
  return site
}

function git(cwd, ...args) {
  return execFileSync('git', ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.com', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** The step of the action, with its inputs as the runner gives them. */
function action(work, tarball) {
  const site = newSite(work, 'action', undefined)
  const { inputs, runs } = yaml.parse(readFileSync('action.yml', 'utf8'))
  const [step] = runs.steps
  assert.deepEqual(Object.keys(inputs), ['paths', 'options', 'package', 'working-directory'])
  const run = (given) => {
    const summary = join(site, 'summary.md')
    writeFileSync(summary, '')
    const variables = Object.fromEntries(
      Object.entries(step.env).map(([name, value]) => {
        const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? ''
        return [name, given[input] ?? inputs[input].default]
      }),
    )
    const env = {
      ...process.env,
      ...variables,
      npm_config_offline: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: site,
      GITHUB_STEP_SUMMARY: summary,
    }
    const result = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run], {
      cwd: site,
      env,
      encoding: 'utf8',
    })
    return { ...result, summary: readFileSync(summary, 'utf8') }
  }
  const all = run({ package: tarball })
  assert.equal(all.status, 1, all.stderr)
  assert.match(all.stdout, /^::error file=posts\/a\.md,line=6,/m)
  assert.match(all.summary, /### posts\/a\.md/)
  const options = run({ package: tarball, paths: 'posts\n!posts/a.md\n', options: '--fail-on=hint\n--format=sarif=out.sarif\n' })
  assert.equal(options.status, 0, options.stderr)
  assert.equal(JSON.parse(readFileSync(join(site, 'out.sarif'), 'utf8')).runs[0].results.length, 0)
  const hostile = run({ package: tarball, paths: 'posts/$(touch ran)`touch ran`; touch ran' })
  assert.equal(hostile.status, 2)
  assert.throws(() => readFileSync(join(site, 'ran')))
  return ['the script of action.yml: annotations, job summary, options, nothing of its inputs is run']
}

function preCommit(work, tarball) {
  if (spawnSync('pre-commit', ['--version']).status !== 0) {
    console.log('pre-commit is not here: its hook is not tried.')
    return []
  }
  const site = newSite(work, 'pre-commit', tarball)
  // A repository with the hook: pre-commit clones it.
  const hooks = join(work, 'hooks')
  mkdirSync(hooks)
  writeFileSync(join(hooks, '.pre-commit-hooks.yaml'), readFileSync('.pre-commit-hooks.yaml'))
  git(hooks, 'init', '--quiet')
  git(hooks, 'add', '--all')
  git(hooks, 'commit', '--quiet', '--message', 'Hook')
  writeFileSync(
    join(site, '.pre-commit-config.yaml'),
    `repos:\n  - repo: ${hooks}\n    rev: ${git(hooks, 'rev-parse', 'HEAD').trim()}\n    hooks:\n      - id: copydesk\n`,
  )
  git(site, 'add', '--all')
  const env = { ...process.env, PRE_COMMIT_HOME: join(work, 'pre-commit-home') }
  const run = () => spawnSync('pre-commit', ['run', '--color', 'never'], { cwd: site, env, encoding: 'utf8' })
  const failed = run()
  assert.equal(failed.status, 1, failed.stdout + failed.stderr)
  assert.match(failed.stdout, /posts\/a\.md:6:2 {2}error/)
  writeFileSync(join(site, 'posts', 'a.md'), clean.replace('closes', 'opens'))
  git(site, 'add', '--all')
  const passed = run()
  assert.equal(passed.status, 0, passed.stdout + passed.stderr)
  return ['pre-commit: the hook fails for an error, and passes without']
}

/** lint-staged on a commit, as husky starts it. */
function lintStaged(work, tarball) {
  const site = newSite(work, 'lint-staged', tarball)
  const tools = join(toolsOf('formats'), 'node_modules')
  const settings = { private: true, 'lint-staged': { '*.{md,mdx}': 'copydesk check --fix' } }
  writeFileSync(join(site, 'package.json'), JSON.stringify(settings))
  execFileSync(process.execPath, [join(tools, 'husky', 'bin.js')], { cwd: site, stdio: 'ignore' })
  writeFileSync(join(site, '.husky', 'pre-commit'), `"${process.execPath}" "${join(tools, 'lint-staged/bin/lint-staged.js')}"\n`)
  git(site, 'add', '--all')
  const commit = () =>
    spawnSync('git', ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.com', 'commit', '--message', 'Articles'], {
      cwd: site,
      encoding: 'utf8',
    })
  const failed = commit()
  assert.notEqual(failed.status, 0)
  assert.match(failed.stdout + failed.stderr, /img-alt-missing/)
  writeFileSync(join(site, 'posts', 'a.md'), `\n${clean.replace('closes', 'opens')}`)
  git(site, 'add', '--all')
  const passed = commit()
  assert.equal(passed.status, 0, passed.stderr)
  assert.equal(git(site, 'show', 'HEAD:posts/a.md'), clean.replace('closes', 'opens'))
  return ['husky and lint-staged: an error stops the commit, a safe fix is committed']
}

/** The recipes are YAML, and name only options that exist. */
function recipes() {
  const page = readFileSync('docs/ci.md', 'utf8')
  const help = execFileSync(process.execPath, [resolve('dist/npm/cli.js'), 'check', '--help'], { encoding: 'utf8' })
  const blocks = [...page.matchAll(/```(yaml|json|sh)\n([\s\S]*?)```/g)]
  assert.ok(blocks.length >= 6)
  for (const [, language, text] of blocks) {
    if (language === 'yaml') yaml.parse(text)
    if (language === 'json') JSON.parse(text)
    for (const line of text.split('\n').filter((one) => /copydesk check/.test(one)))
      for (const [option] of line.slice(line.indexOf('copydesk check')).matchAll(/--[a-z-]+/g)) assert.ok(help.includes(option), option)
  }
  return [`docs/ci.md: ${blocks.length} recipes`]
}
