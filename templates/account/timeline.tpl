{{%AUTOESCAPE context="HTML"}}{{!
  All that happened with a customer.  Filled by cgi-bin/account/timeline.c and
  account_view_timeline().

  CUSTOMER BASE NO_EVENTS EVENT(EVENT_…) HAS_NEXT NEXT_BEFORE
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"What happened"}}</h1></div></div>
<section class="card" aria-label="{{_"What happened"}}">
{{#NO_EVENTS}}<div class="empty">{{@icon history}}<h2>{{_"Nothing more happened"}}</h2><p>{{_"Orders, shipments, payments, returns and cases stand here."}}</p></div>{{/NO_EVENTS}}
<ul class="list">
{{#EVENT}}
<li><span class="badge tone-{{EVENT_TONE}}">{{EVENT_TITLE}}</span><div><a class="strong" href="{{EVENT_PATH}}">{{EVENT_NO}}</a> {{EVENT_TEXT}}<small><time datetime="{{EVENT_TIME_ISO}}">{{EVENT_TIME}}</time></small></div>{{#HAS_AMOUNT}}<b class="number">{{EVENT_AMOUNT}}</b>{{/HAS_AMOUNT}}</li>
{{/EVENT}}
</ul>
{{#HAS_NEXT}}<div class="card-foot"><span></span><a class="button" href="{{BASE}}/timeline?before={{NEXT_BEFORE:u}}" rel="next">{{_"Earlier"}}{{@icon chevron-right}}</a></div>{{/HAS_NEXT}}</section>
