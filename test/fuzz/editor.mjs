// The editor of kills.mjs: `node editor.mjs FOLDER SEED` saves files of a folder, each with one more numbered line, until standard input
// ends; then prints the numbers by file as JSON. It saves in three ways: appends to the file, writes it again in place (as VS Code does), or
// renames a new file to its name (as Vim does). Half of the saves are near the first file that is not fixed yet.
import { appendFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const savedLine = /^Saved as number (\d+)\.\n\n/gm

const [, program = '', folder = '', seed = '1'] = process.argv
if (program.endsWith('editor.mjs')) edit()

function edit() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  const saves = {}
  let state = Number(seed)
  const below = (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * limit)
  }
  let number = 0
  let first = 0
  let isOver = false
  process.stdin.on('end', () => {
    isOver = true
  })
  process.stdin.resume()
  const step = () => {
    if (isOver) {
      process.stdout.write(JSON.stringify(saves))
      return
    }
    while (first < names.length - 1 && !readFileSync(join(folder, names[first]), 'utf8').startsWith('\n')) first++
    const index = below(2) === 0 ? below(names.length) : Math.min(names.length - 1, first + below(4))
    save(names[index], ++number, below(3))
    setImmediate(step)
  }
  step()

  function save(name, count, way) {
    const file = join(folder, name)
    const line = `Saved as number ${count}.\n\n`
    saves[name] = [...(saves[name] ?? []), count]
    if (way === 0) appendFileSync(file, line)
    else {
      const text = readFileSync(file, 'utf8') + line
      if (way === 1) writeFileSync(file, text)
      else {
        writeFileSync(join(folder, '..', 'editor.tmp'), text)
        renameSync(join(folder, '..', 'editor.tmp'), file)
      }
    }
  }
}
