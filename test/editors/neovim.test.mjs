// `copydesk lsp` in a real Neovim, with the configuration of docs/editors.md, on a copy of the sample newsroom. One Neovim runs without a
// screen; others send it keys and ask it for values. Without Neovim (`apt-get install neovim`) the test is skipped.
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

/** How long something may take that Neovim does on its own, and the pause between two questions; in ms. */
const patience = { max: 30_000, step: 50 }

const article = `---
title: The quay at dusk
date: 2025-03-20 18:00:00
categories: [City]
author: Mara Ellison
headimg: /images/harbour-dawn.jpg
thumbnail: /images/harbour-dawn.jpg
description: What the harbour sounds like when the last crew goes home.
---

晚上好: <img src="/images/harbour-dawn.jpg" alt="The quay at dawn" width="900" height="600" onload="grow(this)">
`

describe('Neovim', () => {
  let folder
  let server
  let socket
  const version = versionOf()

  before(function () {
    if (version === undefined) {
      console.log('    Neovim is not installed (apt-get install neovim): skipped')
      this.skip()
    }
    folder = mkdtempSync(join(tmpdir(), 'copydesk-nvim-'))
    const [site, bin] = [join(folder, 'site'), join(folder, 'bin')]
    cpSync('samples/newsroom', site, { recursive: true })
    writeFileSync(at('city/quay.md'), article)
    mkdirSync(bin)
    writeFileSync(join(bin, 'copydesk'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`)
    chmodSync(join(bin, 'copydesk'), 0o755)
    const [, configuration] = /<!-- Read by test\/editors\/neovim\.test\.mjs\. -->\n```lua\n([\s\S]*?)```/.exec(
      readFileSync('docs/editors.md', 'utf8'),
    )
    writeFileSync(join(folder, 'init.lua'), `${configuration}\nvim.o.swapfile = false\nvim.o.hidden = true\nvim.o.shada = ''\n`)
    socket = join(folder, 'socket')
    const environment = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
      COPYDESK_LANG: 'en',
    }
    server = spawn('nvim', ['--headless', '-u', join(folder, 'init.lua'), '--listen', socket], {
      cwd: site,
      env: environment,
      stdio: 'ignore',
    })
  })

  after(async () => {
    if (!server) return
    const ended = new Promise((done) => server.on('close', done))
    server.kill()
    await ended
    rmSync(folder, { recursive: true })
  })

  it('shows a problem, and fixes it', async () => {
    await until('Neovim answers', () => lua('1') === 1)
    edit('city/quay.md')
    const shown = await until('problems', () => lua('vim.diagnostic.get(0)').find(({ code }) => code === 'inline-handler'))
    // In bytes, as Neovim counts.
    assert.deepEqual([shown.lnum, shown.col], [10, Buffer.from(article.split('\n')[10]).indexOf('onload')])
    assert.equal(shown.source, 'copydesk')
    // The first of the actions that are offered, as a person would choose it.
    lua('(function() vim.ui.select = function(items, _, done) done(items[1], 1) end return 1 end)()')
    lua(`(function() vim.api.nvim_win_set_cursor(0, {11, ${shown.col}}) vim.lsp.buf.code_action() return 1 end)()`)
    await until('the fix', () => lua('vim.api.nvim_buf_get_lines(0, 10, 11, true)')[0].endsWith('height="600">'))
    await until('no such problem', () => !lua('vim.diagnostic.get(0)').some(({ code }) => code === 'inline-handler'))
  })

  it('completes a category', async () => {
    edit('city/quay.md')
    keys('<Esc>:4<CR>Scategories: Sp<C-x><C-o>')
    const offered = await until('completion', () => lua('vim.fn.complete_info({"items"}).items')?.[0]?.word)
    assert.equal(offered, 'Sport')
    keys('<Esc>')
    await until('the category', () => lua('vim.api.nvim_get_current_line()') === 'categories: Sport')
  })

  it('renames a byline in three files', async () => {
    const files = ['city/quay.md', 'city/night-trams-run-later.md', 'culture/the-lighthouse-choir.md']
    edit('city/quay.md')
    const expected = namesIn('Mara Ellison')
    for (const name of files) assert.ok(expected.includes(name), name)
    lua('(function() vim.api.nvim_win_set_cursor(0, {5, 10}) vim.lsp.buf.rename("Mara Ellison-Reyes") return 1 end)()')
    await until('the new name', () => lua('vim.api.nvim_buf_get_lines(0, 4, 5, true)')[0] === 'author: Mara Ellison-Reyes')
    lua('(function() vim.cmd("wall") return 1 end)()')
    await until('the files', () => expected.length === namesIn('Mara Ellison-Reyes').length)
    assert.deepEqual(namesIn('Mara Ellison-Reyes'), expected)
    assert.ok(expected.length >= 3)
  })

  function at(name) {
    return join(folder, 'site/source/_posts', name)
  }

  function edit(name) {
    lua(`(function() vim.cmd("edit ${at(name)}") return 1 end)()`)
  }

  /** The articles with a byline on the disk. */
  function namesIn(author) {
    const found = execFileSync('grep', ['-rlx', `author: ${author}`, '.'], { cwd: join(folder, 'site/source/_posts'), encoding: 'utf8' })
    return found
      .trim()
      .split('\n')
      .map((name) => name.slice(2))
      .sort()
  }

  function keys(text) {
    execFileSync('nvim', ['--headless', '--server', socket, '--remote-send', text], { stdio: 'ignore' })
  }

  /** The value of a Lua expression; undefined if Neovim cannot be reached. */
  function lua(expression) {
    const source = `luaeval(${quoted(`vim.fn.json_encode(${expression})`)})`
    // Neovim 0.7 writes the value to standard error, later ones to standard output.
    const { stdout, stderr } = spawnSync('nvim', ['--headless', '--server', socket, '--remote-expr', source], { encoding: 'utf8' })
    try {
      return JSON.parse(stdout || stderr)
    } catch {
      return undefined
    }
  }
})

function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`
}

function versionOf() {
  try {
    return /v([\d.]+)/.exec(execFileSync('nvim', ['--version'], { encoding: 'utf8' }))?.[1]
  } catch {
    return undefined
  }
}

/** The first result that is not false or undefined. */
async function until(what, ask) {
  const end = Date.now() + patience.max
  for (;;) {
    const result = ask()
    if (result) return result
    if (Date.now() > end) throw new Error(`did not happen: ${what}`)
    await new Promise((done) => setTimeout(done, patience.step))
  }
}
