-- Drives the server from Neovim 0.7: nvim --headless -u NONE -l is 0.9's, so: nvim --headless -u NONE -S neovim.lua
-- Environment: SCT_SERVER (the command), SCT_FILE (a copy of rules.sct). Prints one line per check; exit 1 on a failure.
local failed = false
local function check(name, good, got)
  io.stdout:write((good and 'ok ' or 'FAILED ') .. name .. (good and '' or ': ' .. vim.inspect(got)) .. '\n')
  failed = failed or not good
end
local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end
local function request(method, parameters)
  local answers = vim.lsp.buf_request_sync(0, method, parameters, 60000) or {}
  for _, answer in pairs(answers) do return answer.result, answer.err end
end
local function at(line, column)
  return { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = column } }
end

vim.cmd('edit ' .. vim.env.SCT_FILE)
local id = vim.lsp.start_client({ cmd = vim.split(vim.env.SCT_SERVER, ' '), root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, id)
local told = vim.wait(90000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local found = vim.diagnostic.get(0)[1] or {}
check('diagnostics', told and found.lnum == 2 and found.message:find('unlnik') ~= nil, found)

local encoding = vim.lsp.get_client_by_id(id).offset_encoding
local parameters = at(2, 18)
parameters.range = { start = parameters.position, ['end'] = parameters.position }
parameters.context = { diagnostics = {} }
local actions = request('textDocument/codeAction', parameters) or {}
for _, action in ipairs(actions) do
  if action.title:find('Write `unlink`') then vim.lsp.util.apply_workspace_edit(action.edit, encoding) end
end
check('code action applied', text():find('syscall_name = unlink\n', 1, true) ~= nil, text())
check('finding gone', vim.wait(60000, function() return #vim.diagnostic.get(0) == 0 end, 50), vim.diagnostic.get(0))

local hover = request('textDocument/hover', at(2, 18))
check('hover', hover and hover.contents.value:find('const char %*pathname') ~= nil, hover)
local completion = request('textDocument/completion', at(2, 22)) or {}
check('completion', vim.tbl_contains(vim.tbl_map(function(item) return item.label end, completion.items or completion), 'unlinkat'), #completion)
local definition = request('textDocument/definition', at(4, 30)) or {}
check('definition', definition[1] and definition[1].range.start.line == 0, definition)
local renaming = at(4, 30)
renaming.newName = 'USER'
local edit = request('textDocument/rename', renaming)
if edit then vim.lsp.util.apply_workspace_edit(edit, encoding) end
check('rename', text():find('const USER = 1000', 1, true) and text():find('UID == USER ', 1, true), text())
local edits = request('textDocument/formatting', { textDocument = vim.lsp.util.make_text_document_params(), options = { tabSize = 2, insertSpaces = true } })
if edits then vim.lsp.util.apply_text_edits(edits, 0, encoding) end
check('formatting', text():find('  rule_name         = first', 1, true) ~= nil, text())
vim.lsp.stop_client(id)
vim.cmd(failed and 'cquit! 1' or 'qall!')
