{{%AUTOESCAPE context="HTML"}}{{!
  Judging returned goods.  Filled by return_view_dock().

  NUMBER LINE(POSITION NAME RECEIVED RECEIVED_PLAIN TO_JUDGE IS_REFUND NO_REFUND
  IS_DISPOSED NOT_DISPOSED)
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/returns">{{_"Returns"}}</a></li><li><a href="/returns/{{NUMBER}}">{{NUMBER}}</a></li></ol></nav><h1>{{_"Inspect"}} <span class="badge tone-{{STATE_TONE}}">{{STATE_TEXT}}</span></h1><p>{{CUSTOMER_NAME}}</p></div></div>
<form method="post" action="/returns/{{NUMBER}}/inspect" enctype="multipart/form-data" class="stack">{{@form}}
{{#ACCEPTED_ERROR}}<p class="field-error" id="accepted">{{@icon alert-circle small}}{{ACCEPTED_ERROR}}</p>{{/ACCEPTED_ERROR}}
{{#LINE}}
{{#TO_JUDGE}}<section class="card" aria-labelledby="l{{POSITION}}"><div class="card-head"><h2 id="l{{POSITION}}">{{POSITION}}. {{NAME}}</h2><small class="code">{{SKU}}{{#BATCH}} · {{BATCH}}{{/BATCH}}</small></div><div class="card-body stack"><p>{{KIND_TEXT}} · {{REASON_TEXT}}{{#NOTE}} · {{NOTE}}{{/NOTE}}</p>{{@include parts/files.tpl}}<input type="hidden" name="position" value="{{POSITION}}"><div class="row"><div class="field"><label for="a{{POSITION}}">{{_"Accepted of {RECEIVED}"}}</label><input id="a{{POSITION}}" name="accepted" value="{{RECEIVED_PLAIN}}" inputmode="numeric" maxlength="12" size="6"></div>{{#IS_REFUND}}<div class="field"><label for="s{{POSITION}}">{{_"at % of the credit"}}</label><input id="s{{POSITION}}" name="share" value="100" inputmode="numeric" maxlength="3" size="4"></div>{{/IS_REFUND}}{{#NO_REFUND}}<input type="hidden" name="share" value="100">{{/NO_REFUND}}{{#IS_DISPOSED}}<div class="field"><label for="d{{POSITION}}">{{_"What is accepted goes"}}</label><select id="d{{POSITION}}" name="disposition"><option value="">{{_"Choose"}}</option><option value="restock">{{_"Back into stock"}}</option><option value="scrap">{{_"Scrap"}}</option><option value="factory">{{_"To the factory"}}</option></select></div>{{/IS_DISPOSED}}{{#NOT_DISPOSED}}<input type="hidden" name="disposition" value="">{{/NOT_DISPOSED}}</div><div class="field"><label for="n{{POSITION}}">{{_"What was found (the distributor reads it)"}}</label><input id="n{{POSITION}}" name="note" maxlength="500"></div></div></section>{{/TO_JUDGE}}
{{/LINE}}
<section class="card" aria-labelledby="ph-h"><div class="card-head"><h2 id="ph-h">{{_"Photos of the inspection"}}</h2></div><div class="card-body">{{@include parts/upload.tpl}}</div></section>
<p class="soft">{{_"What is not accepted goes back to the distributor."}}</p>
<div class="row"><button type="submit" class="button button-main button-wide">{{@icon check}}{{_"That is the result"}}</button></div></form>
