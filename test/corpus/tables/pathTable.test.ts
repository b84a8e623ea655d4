import assert from 'node:assert/strict'
import fc from 'fast-check'
import { folderOf, PathTable } from '../../../src/corpus/tables/pathTable'

describe('PathTable', () => {
  it('finds each path that is in it, in whatever order they came and went', () => {
    const path = fc
      .tuple(fc.constantFrom('', 'a/', 'a/b/', 'é/'), fc.constantFrom('1', '2', '10', '九', 'z.md', 'Z.md'))
      .map(([folder, name]) => folder + name)
    fc.assert(
      fc.property(fc.array(path, { maxLength: 60 }), (changes) => {
        const table = new PathTable()
        const model = new Map<string, number>()
        const free: number[] = []
        for (const one of changes) {
          const slot = model.get(one)
          if (slot === undefined) {
            const next = free.pop() ?? table.slotCount
            table.set(next, folderOf(one), one.slice(folderOf(one).length))
            model.set(one, next)
          } else {
            table.clear(slot)
            model.delete(one)
            free.push(slot)
          }
        }
        for (const one of changes) assert.equal(table.slot(one), model.get(one))
        assert.equal(table.size, model.size)
        assert.deepEqual([...table.all()].map((slot) => table.get(slot)).sort(), [...model.keys()].sort())
        for (const folder of ['', 'a/', 'a/b/', 'none/']) {
          const inside = [...model.keys()].filter((one) => folderOf(one) === folder).sort()
          assert.deepEqual(
            table.inFolder(folder).map((slot) => table.get(slot)),
            inside,
          )
        }
      }),
    )
  })

  it('knows no path behind the last of a folder, and none of a folder that is empty', () => {
    const table = new PathTable()
    table.set(0, 'a/', 'b')
    assert.deepEqual([table.slot('a/a'), table.slot('a/b'), table.slot('a/c'), table.slot('b')], [undefined, 0, undefined, undefined])
    table.clear(0)
    table.clear(0)
    assert.deepEqual([table.slot('a/b'), table.size, table.get(0)], [undefined, 0, ''])
  })
})
