{{%AUTOESCAPE context="HTML"}}{{!
  A request that is not submitted yet.  Filled by return_view_draft().

  NUMBER CUSTOMER_NAME LINE(POSITION NAME … KIND REASON CREDIT) WAY REMARK
  ASKED DEDUCT ALONE BY_A_PERSON MARK SHARE MONTH_COUNT
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/returns">{{_"Returns"}}</a></li></ol></nav><h1>{{_"Return goods"}} <span class="code">{{NUMBER}}</span><span class="badge tone-quiet">{{_"Draft"}}</span></h1>{{#FOR_STAFF}}<p>{{_"For {CUSTOMER_NAME}"}}</p>{{/FOR_STAFF}}</div><div class="row"><form method="post" action="/returns/{{NUMBER}}/cancel">{{@form}}<input type="hidden" name="reason" value=""><button type="submit" class="button button-quiet">{{@icon trash}}{{_"Throw away"}}</button></form></div></div>
<form method="post" action="/returns/{{NUMBER}}/save" enctype="multipart/form-data" class="with-side">{{@form}}<input type="hidden" name="seen" value="{{ASKED_PLAIN}}"><div class="stack">
<section class="card" aria-label="{{_"How far you are"}}"><div class="card-body"><ol class="steps"><li class="done"><span>{{@icon check}}</span>{{_"Choose goods"}}</li><li aria-current="step"><span>2</span>{{_"What is wrong"}}</li><li><span>3</span>{{_"Check and submit"}}</li></ol></div></section>
<section class="card" aria-labelledby="goods-h"><div class="card-head"><h2 id="goods-h">{{_"What comes back"}}</h2><a class="button button-small" href="/returns/new?customer={{CUSTOMER_ID:u}}&amp;draft={{NUMBER:u}}">{{@icon plus}}{{_"More goods"}}</a></div>
{{#QUANTITY_ERROR}}<p class="field-error card-body" id="quantity">{{@icon alert-circle small}}{{QUANTITY_ERROR}}</p>{{/QUANTITY_ERROR}}
{{#NO_LINES}}<div class="empty">{{@icon package-off}}<p>{{_"There is nothing on it yet."}}</p></div>{{/NO_LINES}}
{{#HAS_LINES}}<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Lines of this return"}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Product"}}</th><th role="columnheader" scope="col">{{_"Quantity"}}</th><th role="columnheader" scope="col">{{_"What for"}}</th><th role="columnheader" scope="col">{{_"Reason"}}</th><th role="columnheader" scope="col" class="number">{{_"Credit"}}</th></tr></thead>
<tbody role="rowgroup">
{{#LINE}}
<tr role="row"><td role="cell" class="cell-main"><input type="hidden" name="position" value="{{POSITION}}"><b>{{POSITION}}. {{NAME}}</b><small class="code">{{SKU}} · {{BATCH}} · {{ORDER_NUMBER}}</small><small>{{_"at most {LEFT} {UNIT}"}}{{#IS_FREE}} · {{_"free goods"}}{{/IS_FREE}}</small></td><td role="cell" class="wide"><span class="quantity"><button type="button" class="needs-script" data-step="-1" aria-label="{{_"Line {POSITION}: less"}}">−</button><label class="visually-hidden" for="q{{POSITION}}">{{_"Line {POSITION}: quantity"}}</label><input id="q{{POSITION}}" name="quantity" value="{{QUANTITY}}" inputmode="numeric" maxlength="12"><button type="button" class="needs-script" data-step="1" aria-label="{{_"Line {POSITION}: more"}}">+</button></span></td><td role="cell" class="wide"><label class="visually-hidden" for="k{{POSITION}}">{{_"Line {POSITION}: what for"}}</label><select id="k{{POSITION}}" name="kind">{{#KIND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/KIND}}</select></td><td role="cell" class="wide"><label class="visually-hidden" for="w{{POSITION}}">{{_"Line {POSITION}: reason"}}</label><select id="w{{POSITION}}" name="reason"><option value="">{{_"Choose a reason"}}</option>{{#REASON}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/REASON}}</select></td><td role="cell" class="number strong cell-state">{{#HAS_CREDIT}}{{CREDIT}}{{/HAS_CREDIT}}{{#NO_CREDIT}}<small>{{KIND_TEXT}}</small>{{/NO_CREDIT}}</td></tr>
<tr role="row"><td role="cell" colspan="5" class="wide"><div class="row"><div class="field grow"><label for="n{{POSITION}}">{{_"Line {POSITION}: what is wrong, in words"}}</label><input id="n{{POSITION}}" name="note" value="{{NOTE}}" maxlength="500"></div><div class="field"><label for="x{{POSITION}}">{{_"Another product instead (code)"}}</label><input id="x{{POSITION}}" name="wanted" value="{{WANTED}}" maxlength="40"></div></div></td></tr>
{{/LINE}}
</tbody></table>
<p class="soft card-body">{{_"Quantity 0 takes a line off."}}</p>{{/HAS_LINES}}</section>
<section class="card" aria-labelledby="ph-h"><div class="card-head"><h2 id="ph-h">{{_"Photos or videos"}}</h2><small>{{_"Faults and damage are decided at once when a picture shows them"}}</small></div><div class="card-body stack">
{{@include parts/files.tpl}}
{{@include parts/upload.tpl}}
<div class="field"><label for="files_for">{{_"New files show"}}</label><select id="files_for" name="files_for"><option value="0">{{_"all of it"}}</option>{{#LINE}}<option value="{{POSITION}}">{{POSITION}}. {{NAME}}</option>{{/LINE}}</select></div></div></section>
<section class="card" aria-labelledby="way-h"><div class="card-head"><h2 id="way-h">{{_"How it comes back"}}</h2></div><div class="card-body stack"><fieldset class="field"><legend class="visually-hidden">{{_"How it comes back"}}</legend><div class="row">{{#WAY}}<label class="check"><input type="radio" name="way" value="{{VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}>{{TEXT}}</label>{{/WAY}}</div></fieldset><div class="field"><label for="remark">{{_"Remark"}}</label><textarea id="remark" name="remark" rows="2" maxlength="500">{{REMARK:p}}</textarea></div></div></section>
</div>
<aside class="card" aria-labelledby="cr-h"><div class="card-body stack"><h2 id="cr-h">{{_"What you get"}}</h2>
<dl class="facts">{{#LINE}}<div><dt>{{POSITION}}. {{NAME}}</dt><dd>{{#HAS_CREDIT}}{{CREDIT}}{{/HAS_CREDIT}}{{#NO_CREDIT}}{{KIND_TEXT}}{{/NO_CREDIT}}</dd></div>{{/LINE}}{{#HAS_DEDUCT}}<div><dt>{{_"of it taken off for free goods you keep"}}</dt><dd>{{DEDUCT}}</dd></div>{{/HAS_DEDUCT}}<div class="total"><dt>{{_"Credit, if all is accepted"}}</dt><dd>{{ASKED}}</dd></div></dl>
<div class="sunken"><small>{{_"By the price you paid, not today's. Save to work it out again after a change."}}</small></div>
{{#ALONE}}<div class="notice tone-good">{{@icon circle-check}}<div><b>{{_"Will be approved at once"}}</b><p>{{_"{SHARE} of what you bought in 6 months comes back; request {MONTH_COUNT} of this month."}}</p></div></div>{{/ALONE}}
{{#BY_A_PERSON}}<div class="notice tone-info">{{@icon info-circle}}<div><b>{{_"A person will look at it"}}: {{LEVEL_TEXT}}</b>{{#MARK}}<p>{{MARK_TEXT}}</p>{{/MARK}}</div></div>{{/BY_A_PERSON}}
<button type="submit" class="button button-wide">{{@icon refresh}}{{_"Save and work out"}}</button>
<button type="submit" class="button button-main button-wide" name="go" value="submit">{{@icon send}}{{_"Submit"}}</button></div></aside></form>
