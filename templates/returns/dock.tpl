{{%AUTOESCAPE context="HTML"}}{{!
  Counting a return at the dock.  Filled by return_view_dock().

  NUMBER CUSTOMER_NAME LINE(POSITION NAME APPROVED RECEIVED
  EXPECTED TO_COUNT IS_THERE)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/returns">{{_"Returns"}}</a></li><li><a href="/returns/{{NUMBER}}">{{NUMBER}}</a></li></ol></nav><h1>{{_"Count at the dock"}} <span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></h1><p>{{CUSTOMER_NAME}}</p></div></div>
<form method="post" action="/returns/{{NUMBER}}/receive" class="stack">{{@form}}
{{#QUANTITY_ERROR}}<p class="field-error" id="quantity">{{@icon alert-circle small}}{{QUANTITY_ERROR}}</p>{{/QUANTITY_ERROR}}
<section class="card" aria-label="{{_"What should be in the parcel"}}"><ul class="list">
{{#LINE}}
<li class="row row-apart card-body"><div><b>{{NAME}}</b><small class="block code">{{SKU}}{{#BATCH}} · {{BATCH}}{{/BATCH}}</small><small class="block">{{KIND_TEXT}} · {{REASON_TEXT}}{{#NOTE}} · {{NOTE}}{{/NOTE}}</small></div><div>{{#IS_THERE}}<span class="badge tone-good">{{@icon check}}{{RECEIVED}} {{UNIT}}</span>{{/IS_THERE}}{{#TO_COUNT}}<input type="hidden" name="position" value="{{POSITION}}"><label class="block" for="q{{POSITION}}">{{_"of {APPROVED}, there {RECEIVED}"}}</label><span class="quantity"><button type="button" class="needs-script" data-step="-1" aria-label="{{_"Line {POSITION}: less"}}">−</button><input id="q{{POSITION}}" name="quantity" value="{{EXPECTED}}" inputmode="numeric" maxlength="12"><button type="button" class="needs-script" data-step="1" aria-label="{{_"Line {POSITION}: more"}}">+</button></span>{{/TO_COUNT}}</div></li>
{{/LINE}}
</ul></section>
<label class="check"><input type="checkbox" name="all" value="1">{{_"Nothing more will come: strike off the rest"}}</label>
<div class="row"><button type="submit" class="button button-main button-wide">{{@icon check}}{{_"That is what came"}}</button></div></form>
