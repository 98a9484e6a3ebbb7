{{%AUTOESCAPE context="HTML"}}{{!
  The scorecard of a customer.  Filled by evaluation_view_page() and
  about_view_head().

  BASE CUSTOMER CODE; HAS_ONE or NONE_YET: SCORE SCORE_TONE MADE_BY MADE_ON NOTE
  HAS_BEFORE HAS_CHANGED CHANGE CHANGE_TONE BEFORE_SCORE BEFORE_ON IS_DUE DUE
  RADAR RADAR_TEXT ITEM(ITEM_NO ITEM_NAME ITEM_PART ITEM_WEIGHT ITEM_SCORE HAS_OLD
  ITEM_OLD HAS_CHANGE ITEM_CHANGE ITEM_TONE ITEM_NOTE)
  PART(PART_NAME PART_WEIGHT PART_SCORE PART_BP PART_TONE)
  PAST(PAST_ID PAST_SHOWN PAST_SCORE PAST_TONE PAST_BY PAST_ON)
  MAY_JUDGE CARD(CARD_ID CARD_NAME CARD_WEIGHT CARD_NOTE
  CHOICE(CHOICE_VALUE CHOICE_CHOSEN)) SUMMARY
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/customers">{{_"Customers"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"Evaluation"}} {{CUSTOMER}}{{#HAS_ONE}}<span class="badge tone-{{SCORE_TONE}}">{{_"{SCORE} of 100"}}</span>{{/HAS_ONE}}</h1><p class="code">{{CODE}}</p></div>{{#MAY_JUDGE}}<div class="row no-print"><a class="button button-main" href="#judge">{{@icon edit}}{{_"Judge it"}}</a></div>{{/MAY_JUDGE}}</div>
<div class="stack"><section class="card no-print">{{@include customers/about_tabs.tpl}}</section>
{{#IS_DUE}}<div class="notice tone-warn" role="status">{{@icon alert-triangle}}<div>{{_"A new evaluation is due since {DUE}."}}</div></div>{{/IS_DUE}}
{{#NONE_YET}}<section class="card"><div class="empty">{{@icon star}}<h2>{{_"Not evaluated yet"}}</h2><p>{{_"Ten items, each from 0 to 5, give a score of 100 and show where the customer is strong and weak."}}</p></div></section>{{/NONE_YET}}
{{#HAS_ONE}}<div class="with-side"><div class="stack">
<section class="card" aria-labelledby="radar-h"><div class="card-head"><h2 id="radar-h">{{_"Scores by item, 0 to 5"}}</h2><small>{{MADE_ON}} · {{MADE_BY}}</small></div><div class="card-body stack stack-tight"><p>{{RADAR_TEXT}}</p>
{{#RADAR}}{{@include parts/chart_radar.tpl}}{{/RADAR}}
<ul class="legend"><li><i class="swatch series-1"></i>{{MADE_ON}}</li>{{#HAS_BEFORE}}<li><i class="swatch swatch-dash"></i>{{BEFORE_ON}}</li>{{/HAS_BEFORE}}</ul></div>
<table class="table"><caption class="visually-hidden">{{_"Scores by item, 0 to 5"}}</caption><thead><tr><th scope="col">{{_"Item"}}</th><th scope="col" class="number desk-only">{{_"Weight"}}</th><th scope="col" class="number">{{_"Score"}}</th>{{#HAS_BEFORE}}<th scope="col" class="number">{{_"Last time"}}</th>{{/HAS_BEFORE}}</tr></thead><tbody>
{{#ITEM}}
<tr><th scope="row">{{#ITEM_PART}}<small>{{ITEM_PART}}</small>{{/ITEM_PART}}{{ITEM_NO}}. {{ITEM_NAME}}{{#ITEM_NOTE}}<small>{{ITEM_NOTE}}</small>{{/ITEM_NOTE}}</th><td class="number desk-only">{{ITEM_WEIGHT}}</td><td class="number strong">{{ITEM_SCORE}}{{#HAS_CHANGE}} <span class="badge tone-{{ITEM_TONE}}">{{ITEM_CHANGE}}</span>{{/HAS_CHANGE}}</td>{{#HAS_BEFORE}}<td class="number">{{#HAS_OLD}}{{ITEM_OLD}}{{/HAS_OLD}}</td>{{/HAS_BEFORE}}</tr>
{{/ITEM}}
</tbody></table></section>
</div><aside class="stack" aria-label="{{_"Result and history"}}">
<section class="card" aria-labelledby="result-h"><div class="card-head"><h2 id="result-h">{{_"Score in all"}}</h2><b class="price">{{SCORE}}</b></div><div class="card-body stack stack-tight">{{#HAS_BEFORE}}<p>{{_"Before: {BEFORE_SCORE} on {BEFORE_ON}"}} {{#HAS_CHANGED}}<span class="badge tone-{{CHANGE_TONE}}">{{CHANGE}}</span>{{/HAS_CHANGED}}</p>{{/HAS_BEFORE}}
{{#PART}}<div class="stack stack-tight"><div class="row row-apart"><span>{{PART_NAME}} <small>{{_"weight {PART_WEIGHT}"}}</small></span><b>{{PART_SCORE}}</b></div><progress max="10000" value="{{PART_BP}}" class="tone-{{PART_TONE}}" aria-label="{{PART_NAME}}"></progress></div>{{/PART}}
{{#NOTE}}<p>{{NOTE}}</p>{{/NOTE}}<p class="soft">{{_"The next one is due on {DUE}."}}</p></div></section>
<section class="card no-print" aria-labelledby="past-h"><div class="card-head"><h2 id="past-h">{{_"History"}}</h2></div><ul class="list">
{{#PAST}}
<li><div><a class="strong" href="{{BASE}}/evaluation?id={{PAST_ID:u}}"{{#PAST_SHOWN}} aria-current="true"{{/PAST_SHOWN}}>{{PAST_ON}}</a><small class="block">{{PAST_BY}}</small></div><span class="badge tone-{{PAST_TONE}}">{{PAST_SCORE}}</span></li>
{{/PAST}}
</ul></section></aside></div>{{/HAS_ONE}}
{{#MAY_JUDGE}}<section class="card no-print" id="judge" aria-labelledby="judge-h"><div class="card-head"><h2 id="judge-h">{{_"Judge it"}}</h2><small>{{_"0 very weak, 3 fair, 5 very strong"}}</small></div><form method="post" action="{{BASE}}/evaluation">{{@form}}
<div id="score" tabindex="-1">{{#SCORE_ERROR}}<p class="field-error card-body">{{@icon alert-circle small}}{{SCORE_ERROR}}</p>{{/SCORE_ERROR}}<ul class="list">
{{#CARD}}
<li><input type="hidden" name="item" value="{{CARD_ID}}"><div class="grow field-row"><div class="field"><label for="score-{{CARD_ID}}">{{CARD_NAME}} <span class="soft">{{_"weight {CARD_WEIGHT}"}}</span></label><select id="score-{{CARD_ID}}" name="score"><option value="">{{_"Choose"}}</option>{{#CHOICE}}<option value="{{CHOICE_VALUE}}"{{#CHOICE_CHOSEN}} selected{{/CHOICE_CHOSEN}}>{{CHOICE_VALUE}}</option>{{/CHOICE}}</select></div><div class="field"><label for="note-{{CARD_ID}}">{{_"Reason"}}<span class="visually-hidden"> {{CARD_NAME}}</span></label><input id="note-{{CARD_ID}}" name="note" value="{{CARD_NOTE}}" maxlength="300"></div></div></li>
{{/CARD}}
</ul></div><div class="card-body stack"><div class="field"><label for="summary">{{_"All in all"}}</label><textarea id="summary" name="summary" rows="3" maxlength="1000"{{#SUMMARY_ERROR}} aria-invalid="true" aria-describedby="summary-e"{{/SUMMARY_ERROR}}>{{SUMMARY:p}}</textarea>{{#SUMMARY_ERROR}}<p class="field-error" id="summary-e">{{@icon alert-circle small}}{{SUMMARY_ERROR}}</p>{{/SUMMARY_ERROR}}</div><div class="row"><button type="submit" class="button button-main">{{@icon check}}{{_"Save the evaluation"}}</button></div></div></form></section>{{/MAY_JUDGE}}
</div>
