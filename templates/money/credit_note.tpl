{{%AUTOESCAPE context="HTML"}}{{!
  One credit note and what it settled.  Filled by cgi-bin/money/credit_notes.c.
  NUMBER NUMBER_URL KIND_TEXT AMOUNT LEFT POSTED_AT ENTERED_BY NOTE HAS_ORDER
  ORDER_NUMBER TABLE
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="{{CRUMB_PATH}}">{{CRUMB}}</a></li></ol></nav><h1>{{_"Credit note"}} <span class="code">{{NUMBER}}</span><span class="badge tone-info">{{KIND_TEXT}}</span></h1><p>{{INTRO}}</p></div><div class="row"><a class="button" href="/credit-notes/{{NUMBER_URL}}.pdf">{{@icon printer}}PDF</a></div></div>
<div class="with-side"><div class="stack"><section class="card" aria-labelledby="settled"><div class="card-head"><h2 id="settled">{{_"What it settled"}}</h2></div>{{#TABLE}}{{@include money/table.tpl}}{{/TABLE}}</section></div>
<aside class="stack"><section class="card" aria-labelledby="facts"><div class="card-head"><h2 id="facts">{{_"Credit note"}}</h2></div><div class="card-body"><dl class="facts"><div class="total"><dt>{{_"Amount"}}</dt><dd>{{AMOUNT}}</dd></div><div><dt>{{_"Not set off"}}</dt><dd>{{LEFT}}</dd></div>{{#HAS_ORDER}}<div><dt>{{_"Order"}}</dt><dd><a class="code" href="/orders/{{ORDER_NUMBER}}">{{ORDER_NUMBER}}</a></dd></div>{{/HAS_ORDER}}<div><dt>{{_"Posted"}}</dt><dd>{{ENTERED_BY}}, {{POSTED_AT}}</dd></div>{{#NOTE}}<div><dt>{{_"Note"}}</dt><dd>{{NOTE}}</dd></div>{{/NOTE}}</dl></div></section></aside></div>
