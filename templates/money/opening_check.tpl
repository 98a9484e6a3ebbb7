{{%AUTOESCAPE context="HTML"}}{{!
  A table of opening balances with what is wrong in it.  Filled by
  cgi-bin/money/opening.c.
  LINES ROW_COUNT BAD_COUNT TOTAL ALL_FINE SOME_BAD OPENING(…) HAS_MORE MORE
}}
{{@include money/head.tpl}}
<form method="post" action="/receivables/opening/import" enctype="multipart/form-data" class="stack">{{@form}}<textarea name="lines" hidden readonly>{{LINES:p}}</textarea>
{{#ALL_FINE}}<div class="notice tone-good">{{@icon circle-check}}<div><b>{{_"{ROW_COUNT} rows, {TOTAL} in all: every one can be posted"}}</b></div></div>{{/ALL_FINE}}
{{#SOME_BAD}}<div class="notice tone-bad">{{@icon alert-triangle}}<div><b>{{_"{BAD_COUNT} of {ROW_COUNT} rows cannot be posted"}}</b><p>{{_"Nothing is posted. Correct them in your table and upload it again."}}</p></div></div>{{/SOME_BAD}}
<section class="card card-long" aria-labelledby="rows-h"><div class="card-head"><h2 id="rows-h">{{_"Rows of the table"}}</h2><div class="row"><a class="button" href="/receivables/opening">{{_"Back"}}</a>{{#ALL_FINE}}<button type="submit" name="go" value="1" class="button button-main">{{@icon check}}{{_"Post them all"}}</button>{{/ALL_FINE}}</div></div>
<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Rows of the table"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Row"}}</th><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col">{{_"Number"}}</th><th role="columnheader" scope="col">{{_"Posted on"}}</th><th role="columnheader" scope="col">{{_"Due on"}}</th><th role="columnheader" scope="col" class="number">{{_"Amount"}}</th><th role="columnheader" scope="col">{{_"Verdict"}}</th></tr></thead><tbody role="rowgroup">{{#OPENING}}
<tr role="row"><td role="cell" class="cell-main"><b>{{ROW_NUMBER}}</b></td><td role="cell" data-label="{{_"Customer"}}">{{ROW_NAME}} <span class="code">{{ROW_CODE}}</span></td><td role="cell" data-label="{{_"Number"}}"><span class="code">{{ROW_PAPER}}</span></td><td role="cell" data-label="{{_"Posted on"}}"><span class="code">{{ROW_DAY}}</span></td><td role="cell" data-label="{{_"Due on"}}"><span class="code">{{ROW_DUE}}</span></td><td role="cell" class="number" data-label="{{_"Amount"}}">{{ROW_AMOUNT}}</td><td role="cell">{{#ROW_FINE}}<span class="badge tone-good">{{_"fine"}}</span>{{/ROW_FINE}}{{#ROW_BAD}}<span class="badge tone-bad">{{ROW_FAULT}}</span>{{/ROW_BAD}}</td></tr>{{/OPENING}}</tbody></table>
{{#HAS_MORE}}<div class="card-foot"><small>{{_"and {MORE} more"}}</small></div>{{/HAS_MORE}}</section></form>
