{{%AUTOESCAPE context="HTML"}}{{!
  Everything about one customer.  Filled by cgi-bin/account/show.c and
  cgi-bin/view/account_view.c.

  CUSTOMER CODE PLACE BASE; HAS_CLASS CLASS IS_KEY HAS_GRADE GRADE IS_STOPPED
  IS_WATCHED; MEMBER(MEMBER_PART MEMBER_NAME); NOTICE(NOTICE_TONE NOTICE_TEXT
  NOTICE_PATH); FIGURE; SALES_CHART(SALES_TEXT IS_OLD and the chart's); HAS_MIX
  MIX(MIX_NAME MIX_PATH NOW BEFORE CHANGE CHANGE_TONE); RHYTHM(RHYTHM_TEXT
  CELL(X Y CELL_TEXT) MONTH(MONTH_PATH MONTH_TEXT
  MONTH_ORDERS)); EVENT; CONTACT; PAPER; SEES_MONEY and ageing
}}
<div class="page-head"><div>{{#FOR_STAFF}}<nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="/customers">{{_"Customers"}}</a></li></ol></nav>{{/FOR_STAFF}}<h1>{{CUSTOMER}}{{#HAS_CLASS}}<span class="badge tone-brand">{{_"Class {CLASS}"}}</span>{{/HAS_CLASS}}{{#IS_KEY}}<span class="badge tone-info">{{_"Key account"}}</span>{{/IS_KEY}}{{#HAS_GRADE}}<span class="badge tone-info">{{_"Credit grade {GRADE}"}}</span>{{/HAS_GRADE}}{{#IS_STOPPED}}<span class="badge tone-bad">{{_"Stopped"}}</span>{{/IS_STOPPED}}{{#IS_WATCHED}}<span class="badge tone-warn">{{_"Returns are watched"}}</span>{{/IS_WATCHED}}</h1><p>{{CODE}} {{PLACE}}</p></div>
<div class="row no-print">{{#MAY_TICKET}}<a class="button desk-only" href="/desk/new?customer={{CODE:u}}">{{@icon headset}}{{_"Register a case"}}</a>{{/MAY_TICKET}}{{#MAY_ORDER}}{{#FOR_STAFF}}<a class="button button-main" href="/orders/new?customer={{CUSTOMER_ID:u}}">{{@icon plus}}{{_"Order for it"}}</a>{{/FOR_STAFF}}{{/MAY_ORDER}}</div></div>
<div class="stack">
<section class="card no-print" aria-label="{{_"Pages of this account"}}"><nav class="tabs" aria-label="{{_"Pages of this account"}}"><ul><li><a href="{{BASE}}" aria-current="page">{{_"Overview"}}</a></li>{{#SEES_MONEY}}<li><a href="{{BASE}}/credit">{{_"Money"}}</a></li><li><a href="{{BASE}}/statement">{{_"Statement"}}</a></li>{{/SEES_MONEY}}<li><a href="{{BASE}}/products">{{_"What changed"}}</a></li><li><a href="{{BASE}}/licences">{{_"Licences"}}</a></li>{{#SEES_CONTRACTS}}<li><a href="{{BASE}}/contracts">{{_"Contracts"}}</a></li>{{/SEES_CONTRACTS}}<li><a href="{{BASE}}/file">{{_"Master data"}}</a></li><li><a href="{{BASE}}/contacts">{{_"Contacts"}}</a></li><li><a href="{{BASE}}/team">{{_"Account team"}}</a></li></ul></nav></section>
{{#NOTICE}}
<div class="notice tone-{{NOTICE_TONE}}" role="status">{{@icon alert-triangle}}<div><a href="{{NOTICE_PATH}}">{{NOTICE_TEXT}}</a></div></div>
{{/NOTICE}}
{{@include parts/licence_bar.tpl}}
<ul class="figures">{{#FIGURE}}<li class="card figure tone-{{FIGURE_TONE}}"><div><a class="soft" href="{{FIGURE_PATH}}">{{FIGURE_LABEL}}</a><b>{{FIGURE_VALUE}}</b><small>{{FIGURE_NOTE}}</small></div></li>{{/FIGURE}}</ul>
<div class="with-side"><div class="stack">
{{#SALES_CHART}}<section class="card" aria-labelledby="sales-h"><div class="card-head"><h2 id="sales-h">{{CHART_TITLE}}</h2></div><div class="card-body stack stack-tight"><p>{{SALES_TEXT}}{{#IS_OLD}} {{_"Nothing was bought since; the page ends with the last month of sales."}}{{/IS_OLD}}</p>{{@include parts/chart_bars.tpl}}</div></section>{{/SALES_CHART}}
{{#NO_SALES}}<section class="card"><div class="empty">{{@icon chart-bar}}<h2>{{_"Nothing was bought yet"}}</h2><p>{{_"Sales appear here with the first shipment."}}</p></div></section>{{/NO_SALES}}
{{#HAS_MIX}}<section class="card" aria-labelledby="mix-h"><div class="card-head"><h2 id="mix-h">{{_"What changed: three full months against the three before"}}</h2><a href="{{BASE}}/products">{{_"By product"}}</a></div>
<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"What changed: three full months against the three before"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Category"}}</th><th role="columnheader" scope="col" class="number">{{_"Now"}}</th><th role="columnheader" scope="col" class="number">{{_"Before"}}</th><th role="columnheader" scope="col" class="number">{{_"Change"}}</th></tr></thead><tbody role="rowgroup">
{{#MIX}}
<tr role="row"><td role="cell" class="cell-main"><a href="{{MIX_PATH}}">{{MIX_NAME}}</a></td><td role="cell" class="number" data-label="{{_"Now"}}">{{NOW}}</td><td role="cell" class="number" data-label="{{_"Before"}}">{{BEFORE}}</td><td role="cell" class="number" data-label="{{_"Change"}}"><span class="badge tone-{{CHANGE_TONE}}">{{CHANGE}}</span></td></tr>
{{/MIX}}
</tbody></table></section>{{/HAS_MIX}}
{{#RHYTHM}}<section class="card" aria-labelledby="rhythm-h"><div class="card-head"><h2 id="rhythm-h">{{_"Rhythm of orders"}}</h2></div><div class="card-body stack stack-tight"><p>{{RHYTHM_TEXT}}</p><svg class="chart" viewBox="0 0 364 98" role="img" aria-label="{{RHYTHM_TEXT}}"><path class="gridline" d="M0 13H364M0 27H364M0 41H364M0 55H364M0 69H364M0 83H364M0 97H364"/>
{{#CELL}}
<rect class="bar" x="{{X}}" y="{{Y}}" width="12" height="12" rx="3"><title>{{CELL_TEXT}}</title></rect>
{{/CELL}}
</svg><div class="row no-print">{{#MONTH}}<a class="button button-small" href="{{MONTH_PATH}}">{{MONTH_TEXT}} <b>{{MONTH_ORDERS}}</b></a>{{/MONTH}}</div></div></section>{{/RHYTHM}}
<section class="card" aria-labelledby="events-h"><div class="card-head"><h2 id="events-h">{{_"What happened"}}</h2><a class="no-print" href="{{BASE}}/timeline">{{_"All of it"}}</a></div>
{{#NO_EVENTS}}<div class="card-body soft">{{_"Nothing yet."}}</div>{{/NO_EVENTS}}
<ul class="list">
{{#EVENT}}
<li><span class="badge tone-{{EVENT_TONE}}">{{EVENT_TITLE}}</span><div><a class="strong" href="{{EVENT_PATH}}">{{EVENT_NO}}</a> {{EVENT_TEXT}}<small><time datetime="{{EVENT_TIME_ISO}}">{{EVENT_TIME}}</time></small></div>{{#HAS_AMOUNT}}<b class="number">{{EVENT_AMOUNT}}</b>{{/HAS_AMOUNT}}</li>
{{/EVENT}}
</ul></section>
</div><aside class="stack" aria-label="{{_"Money, papers and people"}}">
{{#SEES_MONEY}}{{@include money/ageing.tpl}}{{/SEES_MONEY}}
{{@include account/evaluation.tpl}}
<section class="card" aria-labelledby="papers-h"><div class="card-head"><h2 id="papers-h">{{_"Licences and contracts"}}</h2></div>{{#NO_PAPERS}}<div class="card-body soft">{{_"None on file."}}</div>{{/NO_PAPERS}}<ul class="list">
{{#PAPER}}
<li><div><b class="block">{{PAPER_NAME}}</b><small>{{PAPER_NUMBER}}{{#PAPER_UNTIL}} · {{_"until {PAPER_UNTIL}"}}{{/PAPER_UNTIL}}</small></div><span class="badge tone-{{PAPER_TONE}}">{{PAPER_LEFT}}</span></li>
{{/PAPER}}
</ul></section>
<section class="card" aria-labelledby="team-h"><div class="card-head"><h2 id="team-h">{{_"Account team"}}</h2><a href="{{BASE}}/team">{{_"Details"}}</a></div><ul class="list">
{{#MEMBER}}
<li><span class="avatar tone-brand" aria-hidden="true">{{@icon user small}}</span><div><b class="block">{{MEMBER_NAME}}</b><small>{{MEMBER_PART}}</small></div></li>
{{/MEMBER}}
</ul></section>
<section class="card" aria-labelledby="people-h"><div class="card-head"><h2 id="people-h">{{_"Contacts"}}</h2><a href="{{BASE}}/contacts">{{_"All contacts"}}</a></div>{{#NO_CONTACTS}}<div class="card-body soft">{{_"None on file."}}</div>{{/NO_CONTACTS}}<ul class="list">
{{#CONTACT}}
<li><div><b class="block">{{CONTACT_NAME}}</b><small>{{CONTACT_POSITION}} {{CONTACT_PHONE}}</small></div>{{#CONTACT_ROLE}}<span class="badge tone-quiet">{{CONTACT_ROLE}}</span>{{/CONTACT_ROLE}}</li>
{{/CONTACT}}
</ul></section>
</aside></div></div>
