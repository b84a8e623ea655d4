import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { noSettings } from '../../../src/core/settings/settings'
import { FolderIndex, type IndexServices } from '../../../src/extension/corpus/folderIndex'

describe('the index of a folder', () => {
  it('says that articles could not be read, until all of them are', async () => {
    const uri = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(uri)
    const told: string[] = []
    let isBroken = true
    const scope = { settings: noSettings, site: undefined }
    const services: IndexServices = {
      siteOf: () => Promise.resolve({ folder: uri, home: uri, scope }),
      thread: {
        available: true,
        start(_, told) {
          if (isBroken) throw new Error('no thread\nat all')
          told({ kind: 'stopped', job: 1, reason: '' })
          return { cancel: () => undefined }
        },
      },
      progress: {
        begin: () => undefined,
        report: () => undefined,
        end: () => undefined,
        failed: (_, folder, reason) => told.push(`failed: ${folder}: ${reason}`),
        succeeded: () => told.push('succeeded'),
      },
      storage: undefined,
      log: () => undefined,
    }
    const index = new FolderIndex({ uri, name: 'Newsroom', index: 0 }, services, () => undefined)
    try {
      await index.settled()
      assert.deepEqual(told, ['failed: Newsroom: no thread'])
      assert.equal(index.isIndexing, false)
      isBroken = false
      index.refresh()
      await index.settled()
      assert.deepEqual(told.slice(1), ['succeeded'])
      assert.ok(index.corpora.size > 0)
    } finally {
      index.dispose()
    }
  })
})
