{{%AUTOESCAPE context="HTML"}}
{{! What of a customer's papers stands in the way of an order.  Filled by
    licence_view_bar() in cgi-bin/view/licence_view.c: BAR(BAR_TEXT BAR_PATH
    BAR_UPLOAD BAR_LOOK) }}
{{#BAR}}<div class="notice tone-bad" role="status">{{@icon alert-triangle}}<div><b>{{BAR_TEXT}}</b>{{#BAR_UPLOAD}}<p><a class="in-text" href="{{BAR_PATH}}#upload">{{_"Upload the renewal"}}</a></p>{{/BAR_UPLOAD}}{{#BAR_LOOK}}<p><a class="in-text" href="{{BAR_PATH}}">{{_"See the licences"}}</a></p>{{/BAR_LOOK}}</div></div>{{/BAR}}
