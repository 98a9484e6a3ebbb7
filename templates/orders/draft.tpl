{{%AUTOESCAPE context="HTML"}}{{!
  Quick order.  Filled by draft_view_grid() in cgi-bin/view/draft_view.c.

  ACTION DRAFT_ID SAVE_AS VERSION CUSTOMER_ID CUSTOMER_NAME
  ROW   repeated: a line, then blank ones
  HAS_LINES HAS_BLOCKED ALL_TAKEN  LINE_COUNT TAKEN_COUNT BLOCKED_COUNT
  PIECES TOTAL NET TAX DISCOUNT    CREDIT_… HOLD
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="/drafts">{{_"Drafts"}}</a></li></ol></nav><h1>{{_"Quick order"}}</h1>
{{#FOR_CUSTOMER}}<p>{{_"You order for {CUSTOMER_NAME}"}}</p>{{/FOR_CUSTOMER}}
<p class="soft needs-script" data-save-state data-saved="{{_"Saved"}}" data-saving="{{_"Saving…"}}" data-unsaved="{{_"Not saved: check the connection"}}" aria-live="polite">{{#IS_SAVED}}{{_"Saved"}}{{/IS_SAVED}}</p></div>
<div class="row"><a class="button desk-only" href="/drafts">{{@icon edit}}{{_"Drafts and templates"}}</a></div></div>
<form method="post" action="{{ACTION}}" enctype="multipart/form-data" class="with-side" id="order" data-autosave="/drafts/{{SAVE_AS}}/autosave">{{@form}}
<input type="hidden" name="version" value="{{VERSION}}"><input type="hidden" name="customer" value="{{CUSTOMER_ID}}">
<button type="submit" class="visually-hidden" name="go" value="save" tabindex="-1" aria-hidden="true">{{_"Save"}}</button>
<div class="stack">
{{#IS_SENT_BACK}}<div class="notice tone-warn">{{@icon arrow-back-up}}<div><b>{{_"This order was sent back to you"}}</b><p>{{_"Correct it and submit it again; it keeps its number."}}</p></div></div>{{/IS_SENT_BACK}}
{{@include parts/licence_bar.tpl}}
{{#HAS_BLOCKED}}<div class="notice tone-warn">{{@icon alert-triangle}}<div><b>{{_"{TAKEN_COUNT} of {LINE_COUNT} taken, {BLOCKED_COUNT} to correct"}}</b><p>{{_"What needs correcting stays where it is; no line is dropped."}}</p></div></div>{{/HAS_BLOCKED}}
{{#ALL_TAKEN}}<div class="notice tone-good">{{@icon check}}<div><b>{{_"All {LINE_COUNT} lines can be ordered"}}</b></div></div>{{/ALL_TAKEN}}
<details class="card" id="paste"><summary>{{@icon clipboard}}<span><b>{{_"Paste from a spreadsheet or upload a file"}}</b><small>{{_"Two columns: code, quantity. CSV and XLSX; your own codes are fine too"}}</small></span>{{@icon chevron-down}}</summary><div class="card-body stack"><div class="field"><label for="lines">{{_"Paste here"}}</label><textarea id="lines" name="lines" rows="6" placeholder="JL-1906	20"></textarea></div><div class="row row-apart"><div class="field"><label for="file">{{_"Or choose a file"}}</label><input id="file" name="file" type="file" accept=".csv,.txt,.xlsx"{{#FILE_ERROR}} aria-invalid="true" aria-describedby="file-error"{{/FILE_ERROR}}>{{#FILE_ERROR}}<p class="field-error" id="file-error">{{FILE_ERROR}}</p>{{/FILE_ERROR}}</div><button type="submit" class="button button-main" name="go" value="parse">{{@icon table-import}}{{_"Read and add"}}</button></div></div></details>
<section class="card" aria-labelledby="lines-h"><div class="card-head"><h2 id="lines-h">{{_"Lines"}}</h2><div class="row chips-scroll"><button type="submit" class="chip" name="fill" value="last">{{@icon repeat small}}{{_"Last order"}}</button><button type="submit" class="chip" name="fill" value="usual">{{@icon star small}}{{_"What we usually buy"}}</button><button type="submit" class="chip" name="fill" value="suggested">{{@icon trending-up small}}{{_"Due to restock"}}</button></div></div>
<table class="table table-cards quick-grid" role="table"><caption class="visually-hidden">{{_"Lines of this order"}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Code"}}</th><th role="columnheader" scope="col">{{_"Product"}}</th><th role="columnheader" scope="col" class="number">{{_"Unit price"}}</th><th role="columnheader" scope="col">{{_"Quantity"}}</th><th role="columnheader" scope="col" class="number">{{_"Amount"}}</th><th role="columnheader" scope="col"><span class="visually-hidden">{{_"Remove"}}</span></th></tr></thead>
<tbody role="rowgroup" data-quick-grid>
{{#ROW}}
<tr role="row" class="{{#HAS_SECOND}}row-joined{{/HAS_SECOND}}{{#HAS_VERDICT}} tone-{{TONE}}{{/HAS_VERDICT}}{{#IS_TONED}} row-toned{{/IS_TONED}}" data-price="{{PRICE_RAW}}">
<td role="cell"><label class="visually-hidden" for="s{{INDEX}}">{{_"Line {NUMBER}: code"}}</label><input id="s{{INDEX}}" name="sku" value="{{CODE}}" maxlength="120" autocomplete="off" list="codes" placeholder="{{_"Code or name"}}"{{#IS_BAD}} aria-invalid="true"{{/IS_BAD}} aria-describedby="v{{INDEX}}"><input type="hidden" name="seen" value="{{SEEN}}"></td>
<td role="cell" data-product><b>{{NAME}}</b><small>{{SPEC}}</small></td>
<td role="cell" class="number" data-label="{{_"Unit price"}}" data-unit-price>{{#HAS_PRICE}}{{PRICE}}{{/HAS_PRICE}}</td>
<td role="cell"><span class="quantity"><button type="button" class="needs-script" data-step="-{{STEP}}" aria-label="{{_"Line {NUMBER}: less"}}">−</button><label class="visually-hidden" for="q{{INDEX}}">{{_"Line {NUMBER}: quantity"}}</label><input id="q{{INDEX}}" name="quantity" value="{{QUANTITY}}" maxlength="40" inputmode="numeric" autocomplete="off"><button type="button" class="needs-script" data-step="{{STEP}}" aria-label="{{_"Line {NUMBER}: more"}}">+</button></span></td>
<td role="cell" class="number strong" data-label="{{_"Amount"}}"><output>{{#HAS_AMOUNT}}{{AMOUNT}}{{/HAS_AMOUNT}}</output></td>
<td role="cell" class="cell-actions"><input type="hidden" name="short" value="{{SHORT}}">{{#IS_TYPED}}<button type="submit" class="icon-button" name="remove" value="{{INDEX}}" aria-label="{{_"Remove line {NUMBER}"}}">{{@icon trash}}</button>{{/IS_TYPED}}</td></tr>
<tr role="row" class="verdict-row{{#HAS_VERDICT}} tone-{{TONE}}{{/HAS_VERDICT}}{{#IS_TONED}} row-toned{{/IS_TONED}}"{{#NO_VERDICT}} hidden{{/NO_VERDICT}}><td role="cell" colspan="6" class="wide"><div class="verdict" id="v{{INDEX}}">{{#HAS_VERDICT}}<span data-verdict>{{VERDICT}}{{#PRICE_CHANGED}} {{_"The price has changed since you last looked."}}{{/PRICE_CHANGED}}</span>
{{#FIX_QUANTITY}}<button type="submit" class="chip" name="fix" value="{{INDEX}}:quantity:{{NEXT_QUANTITY}}">{{_"Change to {NEXT_QUANTITY}"}}</button>{{/FIX_QUANTITY}}
{{#FIX_SHORT}}<button type="submit" class="chip" name="fix" value="{{INDEX}}:short:1"{{#IS_BACK_ORDER}} aria-pressed="true"{{/IS_BACK_ORDER}}>{{#IS_BACK_ORDER}}{{@icon check small}}{{/IS_BACK_ORDER}}{{_"Send the rest later"}}</button>{{#FIX_NOW}}<button type="submit" class="chip" name="fix" value="{{INDEX}}:short:2"{{#IS_REDUCE}} aria-pressed="true"{{/IS_REDUCE}}>{{#IS_REDUCE}}{{@icon check small}}{{/IS_REDUCE}}{{_"Only {NOW_QUANTITY}"}}</button>{{/FIX_NOW}}<button type="submit" class="chip" name="fix" value="{{INDEX}}:short:3"{{#IS_REMOVE}} aria-pressed="true"{{/IS_REMOVE}}>{{#IS_REMOVE}}{{@icon check small}}{{/IS_REMOVE}}{{_"Leave it out"}}</button>{{/FIX_SHORT}}
{{#FIX_MERGE}}<button type="submit" class="chip" name="fix" value="{{INDEX}}:into:{{MERGE_INTO}}">{{_"Add to that line"}}</button>{{/FIX_MERGE}}
{{#GUESS}}<button type="submit" class="chip" name="fix" value="{{INDEX}}:code:{{GUESS_SKU}}">{{GUESS_SKU}} {{GUESS_NAME}}</button>{{/GUESS}}
{{/HAS_VERDICT}}{{#SOURCE}}<small class="soft" data-hint>{{SOURCE}}{{#PROMOTION}} · {{PROMOTION}}{{/PROMOTION}}{{#HAS_FREE}} · {{_"{FREE} free"}}{{/HAS_FREE}}{{#HAS_NEXT_BREAK}} · {{_"from {NEXT_BREAK}: {NEXT_BREAK_PRICE}"}}{{/HAS_NEXT_BREAK}}{{#HAS_NEXT_FREE}} · {{_"from {NEXT_FREE}: {NEXT_FREE_TOTAL} free"}}{{/HAS_NEXT_FREE}}</small>{{/SOURCE}}</div></td></tr>
{{/ROW}}
</tbody></table>
<div class="card-foot"><button type="submit" class="button" name="add" value="10">{{@icon plus}}{{_"10 more lines"}}</button><small class="desk-only"><kbd>Enter</kbd> {{_"next field"}} · <kbd>↑</kbd> <kbd>↓</kbd> {{_"up and down"}} · <kbd>Ctrl</kbd>+<kbd>V</kbd> {{_"paste two columns"}}</small></div></section>
<datalist id="codes" data-suggest="/catalogue/suggest.json?customer={{CUSTOMER_ID:u}}"></datalist>
</div>
<aside class="card" aria-labelledby="sum-h"><div class="card-body stack"><h2 id="sum-h">{{_"Total"}}</h2>
<dl class="facts"><div><dt>{{_"Pieces"}}</dt><dd data-pieces>{{PIECES}}</dd></div>{{#HAS_DISCOUNT}}<div><dt>{{_"Order discount"}}</dt><dd>−{{DISCOUNT}}</dd></div>{{/HAS_DISCOUNT}}<div><dt>{{_"Before tax"}}</dt><dd>{{NET}}</dd></div><div><dt>{{_"Tax"}}</dt><dd>{{TAX}}</dd></div><div class="total"><dt>{{_"To pay"}}</dt><dd><span data-total>{{TOTAL}}</span></dd></div></dl>
{{#HAS_CREDIT}}<div class="sunken stack stack-tight"><div class="row row-apart"><span>{{_"Credit available"}}</span><b class="number">{{CREDIT_AVAILABLE}}</b></div><progress max="{{CREDIT_MAX}}" value="{{CREDIT_VALUE}}" aria-label="{{_"Credit used"}}"{{#IS_HELD}} class="tone-warn"{{/IS_HELD}}></progress><small>{{_"Used {CREDIT_USED} of {CREDIT_LIMIT}"}}</small>{{#HOLD}}<small class="tone tone-warn">{{HOLD_TEXT}}</small>{{/HOLD}}</div>{{/HAS_CREDIT}}
<button type="submit" class="button button-main button-wide desk-only" name="go" value="review">{{@icon check}}{{_"Check and submit"}}</button><button type="submit" class="button button-wide" name="go" value="save">{{_"Save the draft"}}</button></div></aside>
</form>
{{#IS_SAVED}}
<div class="columns draft-foot">
<details class="card"{{#TEMPLATE_FORM_ERROR}} open{{/TEMPLATE_FORM_ERROR}}><summary>{{@icon star}}<span><b>{{_"Keep as a template"}}</b><small>{{_"To order the same again and again"}}</small></span>{{@icon chevron-down}}</summary><form method="post" action="/drafts/{{DRAFT_ID}}/template" class="card-body row">{{@form}}<div class="field"><label for="name">{{_"Name of the template"}}</label><input id="name" name="name" value="{{TEMPLATE_NAME}}" maxlength="60" required{{#NAME_ERROR}} aria-invalid="true" aria-describedby="name-error"{{/NAME_ERROR}}>{{#NAME_ERROR}}<p class="field-error" id="name-error">{{NAME_ERROR}}</p>{{/NAME_ERROR}}</div><button type="submit" class="button">{{_"Save"}}</button></form></details>
<form method="post" action="/drafts/{{DRAFT_ID}}/delete">{{@form}}<button type="submit" class="button">{{@icon trash}}{{_"Delete this draft"}}</button></form>
</div>
{{/IS_SAVED}}
<section class="action-bar" aria-label="{{_"Total"}}"><div><small>{{#HAS_BLOCKED}}{{_"{BLOCKED_COUNT} to correct"}}{{/HAS_BLOCKED}}{{#ALL_TAKEN}}{{_"All lines are fine"}}{{/ALL_TAKEN}}</small><b data-total>{{TOTAL}}</b></div><button type="submit" class="button button-main" form="order" name="go" value="review">{{_"Check"}}</button></section>
